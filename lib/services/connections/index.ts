import "server-only";

export { assertConnectionsExist, readBotConnections, type SealedConnection } from "./bot-connections";
export { createConnection } from "./create-connection";
export { listConnections } from "./list-connections";
export { listModels } from "./list-models";
export { nameConnections } from "./name-connections";
export { type Candidate, hasLanguageModel, languageModels, rerankingModel } from "./open-models";
export { costOf } from "./prices";
export { removeConnection } from "./remove-connection";
export { resealSecrets } from "./reseal";
export { testConnection } from "./test-connection";
export { updateConnection } from "./update-connection";
