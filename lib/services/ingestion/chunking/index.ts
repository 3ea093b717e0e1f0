export { CHUNKING_VERSION, type Chunk, type ChunkOptions, chunk } from "./chunk";
export { type Span, splitSentences } from "./sentences";
export { estimateTokens } from "./tokens";
