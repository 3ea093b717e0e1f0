import { request } from "node:http";
import { expect, test } from "vitest";
import { freshData, usedData } from "./support/data";
import { launch } from "./support/launch";

/** A request that names its own Host, as a page elsewhere makes it when it lets its name point here. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/v1/me?tenant=my-team`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test("AUTH_MODE=none lets in whoever is at this machine, and no page that points its own name here", async () => {
  const product = await launch({ dataDir: usedData(), env: { AUTH_MODE: "none" } }).serves();
  const { port } = new URL(product.url);
  expect(await statusFor(product.url, `localhost:${port}`)).toBe(200);
  expect(await statusFor(product.url, `127.0.0.1:${port}`)).toBe(200);
  for (const host of [
    `evil.example:${port}`,
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "192.0.2.1",
  ])
    expect(await statusFor(product.url, host), host).toBe(421);
  const page = await (await fetch(`${product.url}/t/my-team`)).text();
  expect(page).toMatch(/without sign-in|Single-user|nobody signs in/i);
});

test.each<Record<string, string>>([
  { HOST: "0.0.0.0" },
  { HOST: "0.0.0.0", PUBLIC_URL: "https://rag.example.com" },
  { PUBLIC_URL: "https://rag.example.com" },
])("it refuses to start where others could reach it: %o", async (env) => {
  const product = launch({ dataDir: freshData(), env: { AUTH_MODE: "none", ...env } });
  expect((await product.ended).code).toBe(1);
  expect(product.output).toContain("AUTH_MODE=none lets everybody in without signing in");
});
