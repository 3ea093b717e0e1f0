import { beforeAll, describe, expect, test } from "vitest";
import { type Call, call } from "@/lib/testing/call";
import { dumpTenant } from "@/lib/testing/dump";
import { fillTenant, madeUpIds } from "@/lib/testing/fill-tenant";
import { makeTenant, signInAs, type TestTenant, tokenFor } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";
import type { Ids } from "@/lib/testing/walk-example";

// What lib/http/walk.int.test.ts is for the API: every method of every route of the widget, with everybody who may not.

const routes = await loadRoutes();

let a: TestTenant;
let idsOfA: Ids;

beforeAll(async () => {
  a = await makeTenant("Alpha");
  idsOfA = await fillTenant(a, "The lighthouse belongs to Alpha alone.");
});

describe("a route of the widget lets in visitors alone: no person, no API token, no other site", () => {
  const ofWidget = routes.filter(({ path }) => path.startsWith("/api/widget/"));
  const badTokens = [
    "Bearer",
    "Bearer %",
    "Basic YTpi",
    `Bearer ${"x".repeat(64 * 1024)}`,
    "Bearer e30.e30.e30",
  ];

  test("each of them says for whom it is, and what of the API it is not", () => {
    expect(ofWidget.length).toBeGreaterThan(6);
    for (const { meta, path } of routes) expect("caller" in meta, path).toBe(path.startsWith("/api/widget/"));
  });

  test.each(ofWidget.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    "$name",
    async ({ route }) => {
      const caller = "caller" in route.meta ? route.meta.caller : "nobody";
      const from = { "sec-fetch-site": "same-origin" };
      // What names no bot says the same to everybody.
      const anyone = route.path.includes("[bot]") ? 404 : 200;
      const refused = { visitor: 401, site: 403, anyone, nobody: 0 }[caller];
      const known = [await tokenFor(a, "admin"), await signInAs(a, "owner")];
      const headers = [{}, ...known, ...badTokens.map((authorization) => ({ authorization }))];
      const before = await dumpTenant(a.id);
      for (const bot of [idsOfA.bot, madeUpIds().bot]) {
        const request: Call = { params: { bot }, ...(caller === "site" && { query: { bot } }) };
        for (const one of headers) {
          const body = route.method === "GET" ? {} : { body: {} };
          const { status, headers: answered } = await call(route, {
            ...request,
            ...body,
            headers: { ...from, ...one },
          });
          expect(status).toBe(refused);
          expect(answered.get("access-control-allow-origin")).toBeNull();
        }
      }
      if (caller === "visitor") {
        const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.test" };
        expect((await call(route, { headers: foreign })).status).toBe(403);
      }
      expect(await dumpTenant(a.id)).toBe(before);
    },
  );
});
