import { expect, test } from "vitest";
import { buildOpenApi } from "@/lib/http/openapi";
import { loadRoutes } from "@/lib/testing/routes";
import packageJson from "@/package.json" with { type: "json" };

test("docs/openapi.json is what the routes say; `npm run openapi` writes it anew", async () => {
  const routes = await loadRoutes();
  expect(routes.length).toBeGreaterThan(30);
  const document = buildOpenApi(routes, packageJson.version);
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot("../../docs/openapi.json");
}, 60_000);
