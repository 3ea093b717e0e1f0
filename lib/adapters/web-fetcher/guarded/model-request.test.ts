import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { makeInternet, PUBLIC_ADDRESS } from "../testing/internet";
import { serve } from "../testing/servers";
import { createAddressRules } from "./address-rules";
import { dialDirectly } from "./connect";
import { createRequester } from "./model-request";

const internet = (port: number) =>
  makeInternet(
    { "models.example.com": [PUBLIC_ADDRESS], "inside.example.com": ["10.0.0.1"] },
    { [PUBLIC_ADDRESS]: port },
  );

test("sends method, headers and body, and gives the answer as it comes, whatever its status", async () => {
  const { port } = await serve(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    response.writeHead(429, { "retry-after": "7" });
    response.write(`${request.method} ${request.url} ${request.headers.authorization} ${body}\n`);
    await sleep(50);
    response.end("later");
  });
  const { fetcher } = internet(port);
  const response = await fetcher.request("http://models.example.com/v1/chat", {
    method: "POST",
    headers: { authorization: "Bearer key" },
    body: "question",
  });
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(await response.text()).toBe("POST /v1/chat Bearer key question\nlater");
});

test("a redirect is an error, and nothing is sent after it", async () => {
  const { port } = await serve((_, response) =>
    response.writeHead(307, { location: "http://models.example.com/2" }).end(),
  );
  const { fetcher, dialled } = internet(port);
  await expect(
    fetcher.request("http://models.example.com/1", { method: "POST", body: "x" }),
  ).rejects.toMatchObject({
    code: "upstream_failed",
  });
  expect(dialled).toHaveLength(1);
});

describe("what is not public is refused before a connection", () => {
  test.each([
    "http://inside.example.com/",
    "http://127.0.0.1:11434/v1",
    "http://[::1]/",
    "http://models.example.com:22/",
    "http://user:pass@models.example.com/",
    "file:///etc/passwd",
    "http://localhost/",
  ])("%s", async (url) => {
    const { fetcher, dialled } = internet(1);
    await expect(fetcher.request(url, { method: "POST", body: "x" })).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(dialled).toEqual([]);
  });
});

test("a name that turns private after the look is refused where it connects", async () => {
  const answers = [[PUBLIC_ADDRESS], ["127.0.0.1"]];
  const { port, connections } = await serve((_, response) => response.end("secret"));
  const { createWebFetcher } = await import(".");
  const { dialDirectly } = await import("./connect");
  const fetcher = createWebFetcher({
    allowedCidrs: [],
    resolve: async () => answers.shift() ?? [],
    dial: (address, _, signal) =>
      dialDirectly(address === PUBLIC_ADDRESS ? "127.0.0.1" : address, port, signal),
    log: (await import("@/lib/core/log")).SILENT,
  });
  await expect(fetcher.request("http://rebind.example.com/", {})).rejects.toMatchObject({
    code: "invalid_request",
  });
  expect(connections()).toBe(0);
});

test("the asker's signal ends it", async () => {
  const { port } = await serve(() => {});
  const { fetcher } = internet(port);
  const abort = new AbortController();
  const asked = fetcher.request("http://models.example.com/", { signal: abort.signal });
  setTimeout(() => abort.abort(), 50);
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
});

test("one that ran out of time says so", async () => {
  const { port } = await serve(() => {});
  const { fetcher } = internet(port);
  const asked = fetcher.request("http://models.example.com/", { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toMatchObject({ name: "TimeoutError" });
});

test("the time to connect is not the time to answer", async () => {
  const { port } = await serve(async (_, response) => {
    response.write("slowly ");
    await sleep(300);
    response.end("answered");
  });
  const guard = { rules: createAddressRules(["127.0.0.1/32"]), resolve: async () => [] };
  const request = createRequester(guard, dialDirectly, 100);
  const response = await request(`http://127.0.0.1:${port}/`, {});
  expect(await response.text()).toBe("slowly answered");
});
