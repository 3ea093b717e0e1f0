import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const BENCH = path.resolve(import.meta.dirname, "..");

/** Which package each needs; the first of them stands for all. */
const PACKAGES = { embedjs: "@llm-tools/embedjs", mastra: "@mastra/rag", unpdf: "unpdf" };

export type Peer = { ask<Answer>(question: unknown): Promise<Answer>; stop(): Promise<void> };

/** Another product, in a process of its own; null when it is not installed. */
export async function startPeer(name: keyof typeof PACKAGES, settings: object = {}): Promise<Peer | null> {
  if (!existsSync(path.join(BENCH, "node_modules", PACKAGES[name]))) return null;
  const child = fork(path.join(BENCH, "peers", `${name}.mjs`), [JSON.stringify(settings)], { execArgv: [] });
  const ended = new Promise<never>((_, reject) => {
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  ended.catch(() => {});
  await Promise.race([new Promise((resolve) => child.once("message", resolve)), ended]);
  let asked = 0;
  return {
    ask<Answer>(question: unknown) {
      const id = ++asked;
      const answered = new Promise<Answer>((resolve, reject) => {
        const listen = (said: { id: number; answer?: Answer; error?: string }) => {
          if (said.id !== id) return;
          child.off("message", listen);
          if (said.error === undefined) resolve(said.answer as Answer);
          else reject(new Error(`${name}: ${said.error}`));
        };
        child.on("message", listen);
      });
      child.send({ id, question });
      return Promise.race([answered, ended]);
    },
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await gone;
    },
  };
}
