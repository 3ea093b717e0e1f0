import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { makeClient } from "../support/api";

const TESTED = /<!-- tested -->\s+```sh\n(.*?)```/gs;

test("the commands of the README work as they are printed", async () => {
  const blocks = [...readFileSync("README.md", "utf8").matchAll(TESTED)].map(([, block = ""]) => block);
  expect(blocks.length).toBe(2);
  const { token } = await makeClient();
  const env = { ...process.env, MINIRAG: process.env.E2E_URL, TOKEN: token };
  const outputs: string[] = [];
  for (const block of blocks) {
    const { stdout } = await promisify(execFile)("bash", ["-euo", "pipefail", "-c", block], {
      env,
      timeout: 50_000,
    });
    outputs.push(stdout);
  }
  expect(outputs[0]).toContain("212 steps to the gallery. [1]");
  expect(outputs[0]).toContain("data: [DONE]");
  expect(outputs[0]).toContain('"results":[{');
  expect(outputs[1]).toContain('"slug":"harbour-office');
});
