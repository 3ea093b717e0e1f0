import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";

/** The exit code of the check, for a server that answers so at the address of readiness. */
async function check(status: number): Promise<number | null> {
  const server = createServer(({ url }, response) =>
    response.writeHead(url === "/api/health/ready" ? status : 404).end("{}"),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return run((server.address() as AddressInfo).port);
}

function run(port: number): Promise<number | null> {
  const child = spawn(process.execPath, ["scripts/healthcheck.mjs"], {
    env: { NODE_ENV: "test", PORT: String(port) },
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

test("well when it is ready, ill when it is not", async () => {
  expect(await check(200)).toBe(0);
  expect(await check(503)).toBe(1);
});

test("ill when nobody is there", async () => {
  expect(await run(1)).toBe(1);
});
