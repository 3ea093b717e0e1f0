import "server-only";

export { type Answering, ask } from "./ask";
export { getConversation, listConversations } from "./conversations";
export type { TurnPart } from "./turn-part";
