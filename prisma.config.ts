import path from "node:path";
import { defineConfig } from "prisma/config";

// The CLI looks for a native schema engine that npm does not carry; this script speaks its protocol over the WASM
// build that npm does carry. Windows cannot spawn a script, so there the CLI keeps its own way.
if (process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(
    import.meta.dirname,
    "scripts/prisma-schema-engine.mjs",
  );
}

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL ?? "" },
});
