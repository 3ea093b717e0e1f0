import "server-only";
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { AppError } from "@/lib/core/errors";

/** Whoever wants it installs it: it fetches programs from elsewhere when it is installed, so it is no dependency of ours. */
const PACKAGE = "@huggingface/transformers";

/** What is used of the package. */
type Transformers = {
  env: { localModelPath: string; allowRemoteModels: boolean; cacheDir: string | null };
  pipeline(task: "feature-extraction", model: string): Promise<Extractor>;
};
type Extractor = (
  texts: readonly string[],
  options: { pooling: "mean"; normalize: true },
) => Promise<{ tolist(): number[][] }>;

export type LocalModels = {
  /** The folder whose node_modules holds the package. */
  root: string;
  /** Where models that are named by their id are kept. */
  cacheDir: string;
};

/**
 * A model that embeds on this very machine. It is loaded with the first text. @param name a folder with the model's files,
 * which fetches nothing, or the id of one to be fetched once
 */
export function localEmbedding(name: string, where: LocalModels): EmbeddingModelV4 {
  let loading: Promise<Extractor> | undefined;
  const load = () => {
    loading ??= open(name, where).catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    specificationVersion: "v4",
    provider: "local",
    modelId: name,
    maxEmbeddingsPerCall: 32,
    supportsParallelCalls: false,
    async doEmbed({ values }) {
      const extract = await load();
      const vectors = await extract(values, { pooling: "mean", normalize: true });
      return { embeddings: vectors.tolist(), warnings: [] };
    },
  };
}

async function open(name: string, { root, cacheDir }: LocalModels): Promise<Extractor> {
  const { env, pipeline } = load(root);
  env.cacheDir = cacheDir;
  const folder = path.resolve(root, name);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  env.allowRemoteModels = !isFolder;
  if (!isFolder) return pipeline("feature-extraction", name);
  env.localModelPath = path.dirname(folder);
  return pipeline("feature-extraction", path.basename(folder));
}

/** @throws AppError not_configured when the package is not there */
function load(root: string): Transformers {
  try {
    return createRequire(path.join(root, "package.json"))(PACKAGE);
  } catch (cause) {
    const message = `A local embedding model needs a package that is not installed: npm install ${PACKAGE}`;
    throw new AppError("not_configured", message, { cause });
  }
}
