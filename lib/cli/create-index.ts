import { stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { makePineconeIndexes } from "@/lib/adapters";
import { AppError } from "@/lib/core/errors";
import { readEnv } from "@/lib/env";
import { type Run, UsageError } from "./command";

/** Pinecone's own rule for names of indexes. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,43}[a-z0-9])?$/;
const MOST_DIMENSIONS = 20_000;
/** Of the embedding models that most people begin with. */
const USUAL_DIMENSIONS = 1_536;

export const run: Run = async (args) => {
  const { index, models } = readEnv();
  const wanted = readArgs(args, models.embeddingDimensions ?? USUAL_DIMENSIONS);
  const apiKey = index.kind === "pinecone" ? index.apiKey : await askForKey();
  try {
    for (const line of linesOf(await makePineconeIndexes({ ...wanted, apiKey }))) console.log(line);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error([error.message, error.cause instanceof Error ? error.cause.message : ""].join(" ").trim());
    return 1;
  }
};

/** @throws UsageError */
export function readArgs(args: readonly string[], usualDimensions: number) {
  const { values, positionals } = parse(args);
  const [name = "", ...others] = positionals;
  const sparseName = values.two ? `${name}-words` : null;
  if (others.length > 0 || !NAME.test(name) || (sparseName && !NAME.test(sparseName)))
    throw new UsageError("Name the index: small letters, digits and dashes, at most 45 (39 with --two).");
  const dimensions = Number(values.dimensions ?? usualDimensions);
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MOST_DIMENSIONS)
    throw new UsageError(`--dimensions must be a whole number from 1 to ${MOST_DIMENSIONS}.`);
  return { name, sparseName, dimensions, cloud: values.cloud, region: values.region };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dimensions: { type: "string" },
        cloud: { type: "string", default: "aws" },
        region: { type: "string", default: "us-east-1" },
        two: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Pure: what belongs in `.env.local`. The key is not told again. */
export function linesOf({ host, sparseHost }: { host: string; sparseHost: string | null }): string[] {
  return [
    "The index is ready. Put these lines in .env.local, and start MiniRAG again:",
    "",
    "PINECONE_API_KEY=the key you have just used",
    `PINECONE_INDEX_HOST=${host}`,
    ...(sparseHost ? [`PINECONE_SPARSE_INDEX_HOST=${sparseHost}`] : []),
    "",
    "Nothing stands in it yet: `npm run minirag -- doctor` puts there what you have. PINECONE_NAMESPACE_LIMIT is 100",
    "unless you say what your plan allows.",
  ];
}

/** A key in the command line would stay in the shell's history, and one without its host stops the start. */
async function askForKey(): Promise<string> {
  stderr.write("The API key of your Pinecone project (it is not shown): ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  try {
    const key = (await lines.question("")).trim();
    if (key === "") throw new UsageError("Without a key there is nothing to make it with.");
    return key;
  } finally {
    lines.close();
    stderr.write("\n");
  }
}
