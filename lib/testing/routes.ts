import { globSync } from "node:fs";
import path from "node:path";
import type { DeclaredRoute } from "@/lib/http/openapi";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** What a browser asks by itself; it is no part of the API. */
const PREFLIGHT = "OPTIONS";

type RouteModule = Record<
  string,
  { meta?: DeclaredRoute["meta"] } & ((request: unknown, context: unknown) => Promise<Response>)
>;

export type LoadedRoute = DeclaredRoute & {
  handler: (request: unknown, context: unknown) => Promise<Response>;
};

/** Every method of every route file of the API, imported. A file that exports anything else is an error. */
export async function loadRoutes(): Promise<LoadedRoute[]> {
  const files = globSync("app/api/{v1,widget}/**/route.ts").sort();
  const loaded = await Promise.all(files.map(loadRoute));
  return loaded.flat();
}

async function loadRoute(file: string): Promise<LoadedRoute[]> {
  const module: RouteModule = await import(path.resolve(file));
  const exported = Object.entries(module).filter(([method]) => method !== PREFLIGHT);
  return exported.map(([method, handler]) => {
    if (!METHODS.includes(method) || !handler.meta)
      throw new Error(`${file} exports ${method}, which route() did not make`);
    return { path: `/${path.dirname(file).replace(/^app\//, "")}`, method, meta: handler.meta, handler };
  });
}
