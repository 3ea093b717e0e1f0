// A thread of the reading process. It goes on while a document keeps the main thread busy, and ends the process when its
// parent is gone, however that ended, or when memory runs past the limit where nobody can watch it from outside.
import { workerData } from "node:worker_threads";
import type { WorkerSettings } from "./protocol";

const CHECK_EVERY_MS = 250;
const { parent, memoryBytes }: WorkerSettings = workerData;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  // As the engine does when its own heap is full, so that both look alike from outside.
  else if (process.memoryUsage.rss() > memoryBytes) process.kill(process.pid, "SIGABRT");
}, CHECK_EVERY_MS);
