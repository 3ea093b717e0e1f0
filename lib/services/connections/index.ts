import "server-only";

export { createConnection } from "./create-connection";
export { listConnections } from "./list-connections";
export { removeConnection } from "./remove-connection";
export { resealSecrets } from "./reseal";
export { testConnection } from "./test-connection";
export { updateConnection } from "./update-connection";
