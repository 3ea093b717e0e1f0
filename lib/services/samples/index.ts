import "server-only";

export { addSamples, type SampleGuide } from "./add-samples";
export { removeSamples } from "./remove-samples";
