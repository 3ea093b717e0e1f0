import "server-only";

export { assertConnectionsExist, readBotConnections } from "./bot-connections";
export { getConnectionOrThrow } from "./connection-row";
export { createConnection } from "./create-connection";
export { type Embedder, embedderOf, embedderOfSpace, problemWithEmbedder } from "./embedder";
export { listConnections } from "./list-connections";
export { listModels } from "./list-models";
export { nameConnections } from "./name-connections";
export { openAccount } from "./open-account";
export { type Candidate, hasLanguageModel, languageModels, rerankingModel } from "./open-models";
export { costOf, EMBEDDING_PRICES } from "./prices";
export { removeConnection } from "./remove-connection";
export { resealSecrets } from "./reseal";
export { testConnection } from "./test-connection";
export { updateConnection } from "./update-connection";
