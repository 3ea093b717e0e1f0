/** A document that the pipeline has yet to bring to an end. Any other state ends a step that still works on it. */
export const WORKING = ["queued", "extracting", "embedding"] as const;
