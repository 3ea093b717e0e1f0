import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EVENTS } from "@/lib/schemas/events";

const routes = globSync("app/{api/v1,api/widget,embed,c}/**/route.ts");

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const HELPERS = [
  ...["route", "customRoute", "personRoute", "publicRoute"],
  ...["siteRoute", "sitePreflight", "visitorRoute", "customVisitorRoute", "logoRoute"],
  ...["embedRoute", "hostedRoute", "streamProbeRoute"],
];

test("a route file declares routes and does nothing else", () => {
  expect(routes.length).toBeGreaterThan(15);
  for (const file of routes) {
    const code = readFileSync(file, "utf8");
    const exported = [...code.matchAll(/^export const (\w+) = (\w+)\(/gm)];
    expect(exported.length, file).toBe((code.match(/^export /gm) ?? []).length);
    for (const [, method, helper] of exported) {
      expect(METHODS, file).toContain(method);
      expect(HELPERS, file).toContain(helper);
    }
    expect(code, file).not.toMatch(/\bif \(|\bfor \(|\bwhile \(/);
  }
});

test("every event has a durable function that waits for it", () => {
  const functions = globSync("inngest/functions/*.ts").map((file) => readFileSync(file, "utf8"));
  for (const name of Object.keys(EVENTS)) {
    const consumers = functions.filter((code) => code.includes(`"${name}"`));
    expect(consumers.length, name).toBeGreaterThan(0);
  }
});
