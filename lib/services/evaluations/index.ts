import "server-only";

export { addFromMessage } from "./add-from-message";
export { askQuestions } from "./ask-questions";
export { failRun, finishRun } from "./end-run";
export { importQuestions } from "./import-questions";
export { listConfidences } from "./list-confidences";
export { listPlaces } from "./list-places";
export { addQuestion, listQuestions, removeQuestion, updateQuestion } from "./questions";
export { listResults } from "./results";
export { getRun, listRuns } from "./runs";
export { createSet, getSet, listSets, removeSet, updateSet } from "./sets";
export { cancelRun, startRun } from "./start-run";
