// Mastra with LibSQL: documents are cut, embedded with the AI SDK and stored in one transaction each, as its guide does it.
import path from "node:path";
import { createOpenAI } from "@ai-sdk/openai";
import { LibSQLVector } from "@mastra/libsql";
import { MDocument } from "@mastra/rag";
import { embedMany } from "ai";
import { atOnce, serve, settings } from "./serve.mjs";

const { folder, url, chunkCharacters, dimensions, documentsAtOnce } = settings;
const INDEX = "bench";

const model = createOpenAI({ baseURL: url, apiKey: "none" }).embedding("bench");
const store = new LibSQLVector({ id: "bench", url: `file:${path.join(folder, "mastra.db")}` });
await store.createIndex({ indexName: INDEX, dimension: dimensions });

serve(async (texts) => {
  let chunks = 0;
  await atOnce(documentsAtOnce, texts, async (text) => {
    const pieces = await MDocument.fromText(text).chunk({
      strategy: "recursive",
      maxSize: chunkCharacters,
      overlap: 0,
    });
    const values = pieces.map((piece) => piece.text);
    const { embeddings } = await embedMany({ model, values });
    await store.upsert({
      indexName: INDEX,
      vectors: embeddings,
      metadata: values.map((value) => ({ text: value })),
    });
    chunks += pieces.length;
  });
  return chunks;
});
