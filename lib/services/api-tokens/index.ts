import "server-only";

export { createToken } from "./create-token";
export { findToken } from "./find-token";
export { listTokens } from "./list-tokens";
export { revokeToken } from "./revoke-token";
export { rotateToken } from "./rotate-token";
export { mintToken } from "./token-format";
