import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";
import { readEnv } from "@/lib/env";

const Manifest = z.object({ panel: z.string().regex(/^\/widget\/panel-[\w-]+\.js$/) });

/** Where the panel's script is, which `scripts/build-widget.mjs` wrote down. @throws AppError not_configured before it did */
export function panelScript(): string {
  return readEnv().core.isProduction ? singleton("widget-manifest", read) : read();
}

function read(): string {
  try {
    const text = readFileSync(path.resolve("dist/widget.json"), "utf8");
    return Manifest.parse(JSON.parse(text)).panel;
  } catch (cause) {
    throw new AppError("not_configured", "The chat has not been built yet.", { cause });
  }
}
