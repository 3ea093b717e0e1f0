import "server-only";

export { chooseEmbedding } from "./choose-embedding";
export { getEmbedding } from "./get-embedding";
