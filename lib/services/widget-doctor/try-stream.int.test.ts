import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { makeInternet, PUBLIC_ADDRESS } from "@/lib/adapters/web-fetcher/testing/internet";
import { serve } from "@/lib/adapters/web-fetcher/testing/servers";
import { PROBE } from "@/lib/schemas/widget-doctor";
import { makeTenant } from "@/lib/testing/fixtures";
import { tryStream } from "./try-stream";

const HOST = "chat.example";
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a deployment says behind a proxy of this kind. */
async function findingsOf(answer: (response: ServerResponse) => unknown) {
  const asked: string[] = [];
  const { port } = await serve((request, response) => {
    asked.push(request.url ?? "");
    answer(response);
  });
  const { fetcher } = makeInternet({ [HOST]: [PUBLIC_ADDRESS] }, { [PUBLIC_ADDRESS]: port });
  const { ctx } = await makeTenant("Streams", { fetcher });
  const findings = await tryStream(ctx, `http://${HOST}`);
  expect(asked).toEqual([PROBE.path]);
  return findings;
}

const parts = Array.from({ length: PROBE.parts }, (_, index) => `data: ${index + 1}\n\n`);

test("parts that arrive one by one are as they should be, also cut anywhere", async () => {
  const findings = await findingsOf(async (response) => {
    for (const part of parts) {
      response.write(part.slice(0, 3));
      await wait(PROBE.everyMs);
      response.write(part.slice(3));
    }
    response.end();
  });
  expect(findings).toMatchObject([{ id: "stream", level: "ok" }]);
});

test("a proxy that gathers them is found, with the line to change", async () => {
  const findings = await findingsOf(async (response) => {
    await wait(PROBE.everyMs * PROBE.parts);
    response.end(parts.join(""));
  });
  expect(findings).toMatchObject([{ level: "warning", change: { line: "proxy_buffering off;" } }]);
});

test.each([
  ["another page", (response: ServerResponse) => response.end("<h1>Sign in</h1>")],
  ["an error", (response: ServerResponse) => response.writeHead(502).end(parts.join(""))],
  ["a line that is cut", (response: ServerResponse) => response.destroy()],
  ["very much", (response: ServerResponse) => response.end("x".repeat(100_000))],
])("%s is no answer, and is said so", async (_, answer) => {
  const [finding] = await findingsOf(answer);
  expect(finding).toMatchObject({ id: "stream", level: "warning" });
  expect(finding?.change).toBeUndefined();
});

test("where the guard lets nobody go, nothing is said", async () => {
  const { ctx } = await makeTenant("Alone");
  expect(await tryStream(ctx, "http://127.0.0.1:9")).toEqual([]);
});
