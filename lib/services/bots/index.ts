import "server-only";

export { createBot } from "./create-bot";
export { eraseBot } from "./erase-bot";
export { getBot } from "./get-bot";
export { assertBotsExist, getBotOrThrow } from "./internal";
export { listBots } from "./list-bots";
export { removeBot } from "./remove-bot";
export { restoreBot } from "./restore-bot";
export { updateBot } from "./update-bot";
