import { z } from "zod";
import { ERRORS } from "@/lib/core/errors";
import { ErrorBody } from "@/lib/schemas/common";
import { PERMISSIONS, type Permission } from "@/lib/schemas/permissions";
import type { PersonRouteMeta } from "./person-route";
import type { PublicRouteMeta } from "./public-route";
import type { MediaType, RouteMeta } from "./route";
import type { AnyoneRouteMeta } from "./widget/logo-route";
import type { SiteRouteMeta } from "./widget/site-route";
import type { VisitorRouteMeta } from "./widget/visitor-route";

type WidgetMeta = VisitorRouteMeta | SiteRouteMeta | AnyoneRouteMeta;
type Meta = RouteMeta | PublicRouteMeta | PersonRouteMeta | WidgetMeta;
/** One method of one address, as the route file declares it. */
export type DeclaredRoute = { path: string; method: string; meta: Meta };

const JSON_TYPE = "application/json";

/** The OpenAPI 3.1 document of all routes, made of the very schemas that check what comes in and goes out. */
export function buildOpenApi(routes: readonly DeclaredRoute[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { path, method, meta } of routes) {
    const address = path.replace(/\[(\w+)\]/g, "{$1}");
    paths[address] = { ...paths[address], [method.toLowerCase()]: describeOperation(meta, address, method) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "MiniRAG",
      version,
      description: "Everything the dashboard does. Send an API token as `Authorization: Bearer <token>`.",
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: { Error: toSchema(ErrorBody, "output") },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token, `mr_…`." },
        visitor: { type: "http", scheme: "bearer", description: "What the widget got for its visitor." },
        session: { type: "apiKey", in: "cookie", name: "minirag.session", description: "Who is signed in." },
      },
    },
  };
}

function describeOperation(meta: Meta, address: string, method: string): object {
  const { summary, status, operation, answers } = meta;
  const permission = operation?.permission;
  return {
    summary,
    operationId: `${method.toLowerCase()}${address.replace(/[^A-Za-z0-9]+(.)?/g, (_, next = "") => next.toUpperCase())}`,
    tags: ["caller" in meta ? "widget" : (address.split("/")[3] ?? "api")],
    ...(permission && {
      description: describePermission(PERMISSIONS[permission]),
    }),
    ...("caller" in meta && { description: CALLERS[meta.caller] }),
    ...(operation === null && { security: securityOf(meta) }),
    parameters: [...parametersOf(meta, "path"), ...parametersOf(meta, "query"), ...idempotency(meta, method)],
    ...requestBody(meta),
    responses: {
      [status]: {
        description: "Success",
        ...(status !== 204 && { content: contentOf([answers], "output") }),
      },
      default: {
        description: `An error: ${Object.keys(ERRORS).join(", ")}`,
        content: { [JSON_TYPE]: { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

const CALLERS: Record<WidgetMeta["caller"], string> = {
  visitor: "For the widget's own panel: needs the token of a visitor.",
  site: "For the widget's launcher: needs the `Origin` of a page that is on the bot's list.",
  anyone: "For everybody.",
};

function securityOf(meta: Meta): object[] {
  if ("isPersonal" in meta) return [{ session: [] }];
  return "caller" in meta && meta.caller === "visitor" ? [{ visitor: [] }] : [];
}

function describePermission({ role, scope }: (typeof PERMISSIONS)[Permission]): string {
  if (role === null) return "Needs the token of a visitor, which the widget gets.";
  return scope
    ? `Needs the scope \`${scope}\`, or the role ${role}.`
    : `Needs a person with the role ${role}.`;
}

function parametersOf(meta: Meta, place: "path" | "query"): object[] {
  const { params, query } = { params: undefined, query: undefined, ...meta };
  const schema = place === "path" ? params : query;
  if (!schema) return [];
  const { properties = {}, required = [] } = toSchema(schema, "input") as {
    properties?: object;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function idempotency(meta: Meta, method: string): object[] {
  const isOnce = meta.operation?.isOnce || ("isOnce" in meta && meta.isOnce);
  if (!isOnce || method !== "POST") return [];
  const description = "Sent twice with the same request, it takes effect once. Kept for a day.";
  return [
    {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description,
      schema: { type: "string", maxLength: 200 },
    },
  ];
}

function requestBody(meta: Meta): object {
  const accepts: readonly MediaType[] =
    ("accepts" in meta && meta.accepts) ||
    ("body" in meta && meta.body ? [{ contentType: JSON_TYPE, schema: meta.body }] : []);
  return accepts.length > 0 ? { requestBody: { required: true, content: contentOf(accepts, "input") } } : {};
}

function contentOf(types: readonly MediaType[], io: "input" | "output"): object {
  const entries = types.map(({ contentType, schema }) => [
    contentType,
    schema ? { schema: toSchema(schema, io) } : { schema: { type: "string", format: "binary" } },
  ]);
  return Object.fromEntries(entries);
}

function toSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
