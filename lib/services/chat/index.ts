import "server-only";

export { answerOnce, type UnstoredAnswer } from "./answer-once";
export { type Answering, ask } from "./ask";
export { matchAnswer } from "./claims/check-claims";
export { getConversation, listConversations } from "./conversations";
export { explore } from "./explore";
export { exportConversations } from "./export-conversations";
export { getTrace } from "./get-trace";
export { toMessages } from "./message-dto";
export { rateAnswer } from "./rate-answer";
export { removeConversation } from "./remove-conversation";
export type { TurnPart } from "./turn-part";
