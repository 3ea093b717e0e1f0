// The schema engine's WASM build, started the way its generated glue expects.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { EngineAdapterFactory, splitUrl } from "./adapter.mjs";

const require = createRequire(import.meta.url);
const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
const glue = await import(path.join(folder, "schema_engine_bg.js"));
const wasm = new WebAssembly.Module(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")));
const instance = new WebAssembly.Instance(wasm, { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

/** A fresh engine: after some commands a WASM engine gives up its factory for shadow databases, so each call has its own. */
export function newEngine({ datamodels, datasource }) {
  const target = datasource.url ? splitUrl(datasource.url) : { schema: "public" };
  const factory = new EngineAdapterFactory({ ...target, shadowUrl: datasource.shadowDatabaseUrl });
  const files = datamodels.map((file) => [file, fs.readFileSync(file, "utf8")]);
  const options = { datamodels: files.length > 0 ? files : undefined };
  return glue.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}
