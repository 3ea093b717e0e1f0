import { globSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { expect, test } from "@playwright/test";
import { type Client, makeBot, makeClient, type Source, untilEnded } from "../support/api";
import { TENANT } from "../support/people";

const url = () => process.env.E2E_URL ?? "";
const CANARY = "zanzibar-canary-1873";

let client: Client;
let botId: string;
let documentId: string;

test.beforeAll(async () => {
  client = await makeClient("Watched");
  botId = await makeBot(client, { name: CANARY });
  const text = `The word is ${CANARY}.`;
  const source = await client.ok<Source>("POST", "/sources", {
    type: "text",
    title: CANARY,
    text,
    botIds: [botId],
  });
  await untilEnded(client, source.id);
  const { items } = await client.ok<{ items: { id: string }[] }>("GET", `/sources/${source.id}/documents`);
  documentId = items[0]?.id ?? "";
});

/** A request as it is written, without a library that tidies up the path. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(url());
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => {
        body += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on("error", reject).end();
  });
}

const pages = globSync("app/{t,admin}/**/page.tsx")
  .map((file) =>
    file
      .replace(/^app/, "")
      .replace(/\/page\.tsx$/, "")
      .replace(/\/@\w+|\/\(\.+\)\w+/g, ""),
  )
  .map((path) =>
    path
      .replace("[tenant]", "SLUG")
      .replace("[botId]", "BOT")
      .replace("[documentId]", "DOC")
      .replace(/\[\w+\]/g, "x"),
  );

test("no trick with headers or paths shows a protected page or answer without credentials", async () => {
  const me = await client.ok<{ tenant: { slug: string } }>("GET", "/me");
  const fill = (path: string) =>
    path.replace("SLUG", me.tenant.slug).replace("BOT", botId).replace("DOC", documentId);
  const paths = [
    ...new Set(pages.map(fill)),
    `/api/v1/bots/${botId}`,
    `/api/v1/documents/${documentId}/text`,
  ];
  expect(paths.length).toBeGreaterThan(8);
  const headers: Record<string, string>[] = [
    {},
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    {
      "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-segment-prefetch": "/_tree" },
    { "next-action": "x" },
    { "x-invoke-path": "/api/health", "x-matched-path": "/api/health" },
    { "x-forwarded-host": "evil.test", "x-original-url": "/api/health", "x-rewrite-url": "/api/health" },
    { cookie: "minirag.session=x; __Host-minirag.session=y" },
  ];
  const variants = (path: string) => [
    path,
    `${path}/`,
    `${path}?_rsc=1`,
    `${path}?/api/health`,
    `${path}.rsc`,
    `${path}.txt`,
    `/${path}`,
    `/.${path}`,
    `/%2e${path}`,
    path.replace("/t/", "/T/").replace("/api/", "/API/"),
    path.replaceAll("/", "%2f").replace("%2f", "/"),
    `/api/health/..${path}`,
    `/_next/data/x${path}.json`,
  ];
  let tried = 0;
  for (const path of paths) {
    for (const set of headers) {
      for (const variant of variants(path)) {
        const { status, body } = await raw(variant, set);
        expect(body, `${variant} ${JSON.stringify(set)}`).not.toContain(CANARY);
        expect(status, `${variant} ${JSON.stringify(set)}`).toBeLessThan(500);
        tried++;
      }
    }
  }
  console.info(`${tried} requests without credentials showed nothing`);
});

test("every answer carries its headers, whatever kind it is", async () => {
  const bearer = { authorization: `Bearer ${client.token}` };
  const stream = { ...bearer, "content-type": "application/json" };
  const answers = [
    ["a page", await fetch(`${url()}/sign-in`)],
    ["a redirect", await fetch(`${url()}/t/${TENANT.slug}`, { redirect: "manual" })],
    ["no page", await fetch(`${url()}/nowhere/at/all`)],
    ["an answer", await fetch(`${url()}/api/v1/bots`, { headers: bearer })],
    ["a refusal", await fetch(`${url()}/api/v1/bots`)],
    ["nothing there", await fetch(`${url()}/api/v1/nowhere`)],
    ["a wrong method", await fetch(`${url()}/api/v1/bots`, { method: "PUT", headers: bearer })],
    ["a wrong body", await fetch(`${url()}/api/v1/bots`, { method: "POST", headers: stream, body: "{" })],
    [
      "a stream",
      await fetch(`${url()}/api/v1/bots/${botId}/chat`, {
        method: "POST",
        headers: stream,
        body: JSON.stringify({ message: "word?", stream: true }),
      }),
    ],
    ["health", await fetch(`${url()}/api/health`)],
    ["the description", await fetch(`${url()}/api/openapi.json`)],
    ["a file of ours", await fetch(`${url()}/favicon.svg`)],
    ["sign-in's own", await fetch(`${url()}/api/auth/csrf`)],
  ] as const;
  for (const [what, response] of answers) {
    const { headers } = response;
    await response.text();
    expect(headers.get("x-content-type-options"), what).toBe("nosniff");
    expect(headers.get("x-powered-by"), what).toBeNull();
    expect(headers.get("strict-transport-security"), what).toMatch(/max-age=(3153600\d|[4-9]\d{7})/);
    expect(headers.get("referrer-policy"), what).toBeTruthy();
    expect(headers.get("permissions-policy"), what).toContain("camera=()");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, what).toMatch(/frame-ancestors 'none'/);
    expect(policy, what).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    if (response.url.includes("/api/")) expect(policy, what).toMatch(/^default-src 'none'.*; sandbox$/);
    if (what === "the description") continue;
    expect(headers.get("access-control-allow-origin"), what).toBeNull();
  }
  const [, page] = answers[0];
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
});

test("no other site is let in by CORS, and a preflight tells nothing", async () => {
  for (const origin of ["https://evil.test", "null", "http://127.0.0.1:3210.evil.test"]) {
    for (const path of ["/api/v1/bots", "/api/auth/session", `/api/v1/bots/${botId}/chat`]) {
      const response = await fetch(`${url()}${path}`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "x-tenant",
        },
      });
      expect(response.headers.get("access-control-allow-origin"), path).toBeNull();
      expect(response.headers.get("access-control-allow-credentials"), path).toBeNull();
      expect(await response.text()).not.toContain(CANARY);
    }
  }
});

test("a session's form from another page changes nothing, in any encoding", async () => {
  const bodies: [string, string][] = [
    ["application/x-www-form-urlencoded", "name=x"],
    ["text/plain", '{"name":"x"}'],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx\r\n--x--\r\n',
    ],
    ["application/json", '{"name":"x"}'],
  ];
  for (const [type, body] of bodies) {
    for (const origin of ["https://evil.test", "null", ""]) {
      const response = await fetch(`${url()}/api/v1/bots?tenant=${TENANT.slug}`, {
        method: "POST",
        headers: { "content-type": type, cookie: "minirag.session=x", ...(origin && { origin }) },
        body,
      });
      expect([401, 403]).toContain(response.status);
    }
  }
});

test("sign-in leads home and nowhere else", async () => {
  const targets = [
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "javascript:alert(1)",
    "https://127.0.0.1@evil.test",
    "%2F%2Fevil.test",
    "/%0d%0aLocation:%20https://evil.test",
  ];
  for (const target of targets) {
    for (const path of ["/api/auth/signin", "/api/auth/signout", "/api/auth/callback/password", "/sign-in"]) {
      const response = await fetch(
        `${url()}${path}?callbackUrl=${encodeURIComponent(target)}&next=${encodeURIComponent(target)}`,
        { redirect: "manual" },
      );
      const location = response.headers.get("location");
      if (location) expect(new URL(location, url()).origin, `${path} ${target}`).toBe(url());
      expect(response.headers.get("set-cookie") ?? "").not.toMatch(/callback=https?%3A%2F%2Fevil/);
    }
  }
});

test("odd credentials are refused, quickly and never with a fault", async () => {
  const values = [
    "Bearer",
    "Bearer ",
    "Bearer %",
    "Basic YTpi",
    `Bearer ${"x".repeat(8_000)}`,
    "Bearer \u00e9\u00e8",
    "bearer\tx",
    "Bearer a b",
    "ApiKey",
    "Token x",
  ];
  for (const authorization of values) {
    const { status } = await raw("/api/v1/me", {
      authorization: Buffer.from(authorization, "utf8").toString("latin1"),
    });
    expect(status, authorization.slice(0, 40)).toBe(401);
  }
});

test("what the deployment is made of is for its operator; others learn whether all is well", async () => {
  const look = async (authorization?: string) => {
    const headers = { ...(authorization && { authorization }) };
    return (await (await fetch(`${url()}/api/health/components`, { headers })).json()) as object;
  };
  expect(await look()).toEqual({ status: "ok" });
  expect(await look(`Bearer ${client.token}`)).toEqual({ status: "ok" });
});
