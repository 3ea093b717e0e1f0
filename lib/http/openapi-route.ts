import "server-only";
import document from "@/docs/openapi.json" with { type: "json" };
import { renderJson } from "./render";

/** The description of the API; public, and the same for everybody. */
export function openApi(): Response {
  return renderJson(document, 200, {
    "cache-control": "public, max-age=300",
    "access-control-allow-origin": "*",
  });
}
