#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` binary, which npm does not carry: the same arguments and the same
// JSON-RPC 2.0 over stdin and stdout (one object a line), served by the WASM build over @prisma/adapter-pg.
import readline from "node:readline";
import { splitUrl } from "./prisma-engine/adapter.mjs";
import { databaseCommand, toPrismaError } from "./prisma-engine/databases.mjs";

const options = parseArguments(process.argv.slice(2));

if (options.version) console.log("schema-engine-wasm 1");
else if (options.command) await runCommand(options.command);
else await serve();

function parseArguments(args) {
  const parsed = { datamodels: [], datasource: {}, command: null, version: false };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === "--version" || arg === "-V") parsed.version = true;
    else if (arg === "--datamodels") parsed.datamodels.push(args[++index]);
    else if (arg === "--datasource") parsed.datasource = JSON.parse(args[++index]);
    else if (arg === "cli") parsed.command = args[++index];
    else if (arg.startsWith("--")) index++;
  }
  return parsed;
}

async function runCommand(command) {
  try {
    await databaseCommand(command, options.datasource.url);
  } catch (error) {
    const { code, message } = toPrismaError(error, options.datasource.url);
    const line = { level: "ERROR", target: "schema_engine::logger", fields: { error_code: code, message } };
    process.stderr.write(`\n${JSON.stringify(line)}`); // the CLI skips the first line
    process.exitCode = 1;
  }
}

async function serve() {
  const { newEngine } = await import("./prisma-engine/engine.mjs");
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const request = parseLine(line);
    if (!request?.method) continue;
    try {
      const result = await call(newEngine, request);
      if (request.method === "diff" && result?.stdout != null) {
        send({ id: 1e9 + request.id, method: "print", params: { content: result.stdout } });
      }
      send({ id: request.id, result: (result instanceof Map ? Object.fromEntries(result) : result) ?? null });
    } catch (error) {
      send({ id: request.id, error: toRpcError(error) });
    }
  }
  process.exit(0); // the adapter's pools would keep the process alive
}

function parseLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function call(newEngine, { method, params }) {
  if (method === "createDatabase") {
    await databaseCommand("create-database", options.datasource.url).catch((error) => {
      if (error.code !== "42P04") throw error; // it is there already
    });
    return { databaseName: splitUrl(options.datasource.url).database };
  }
  const engine = await newEngine(options);
  // These two need the factory for shadow databases, which the engine only takes in during devDiagnostic.
  if (method === "evaluateDataLoss" || method === "createMigration") {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  return method === "getDatabaseVersion" ? engine.version(params) : engine[method](params);
}

function toRpcError(error) {
  const code = typeof error?.code === "string" ? error.code : null;
  const data = {
    is_panic: false,
    message: String(error?.message ?? error),
    meta: error?.meta ?? null,
    error_code: code,
  };
  return { code: 4466, message: "An error happened. Check the data field for details.", data };
}
