// embedjs with LanceDB: a loader a document, which it cuts, embeds in requests of up to 500 texts and adds to one table.
import path from "node:path";
import { RAGApplicationBuilder, TextLoader } from "@llm-tools/embedjs";
import { LanceDb } from "@llm-tools/embedjs-lancedb";
import { OpenAiEmbeddings } from "@llm-tools/embedjs-openai";
import { atOnce, serve, settings } from "./serve.mjs";

const { folder, url, chunkCharacters, dimensions, documentsAtOnce } = settings;

const app = await new RAGApplicationBuilder()
  .setEmbeddingModel(
    new OpenAiEmbeddings({ model: "bench", dimensions, apiKey: "none", configuration: { baseURL: url } }),
  )
  .setVectorDatabase(new LanceDb({ path: path.join(folder, "embedjs") }))
  .build();

serve(async (texts) => {
  let chunks = 0;
  await atOnce(documentsAtOnce, texts, async (text) => {
    const loader = new TextLoader({ text, chunkSize: chunkCharacters, chunkOverlap: 0 });
    const { entriesAdded } = await app.addLoader(loader);
    chunks += entriesAdded;
  });
  return chunks;
});
