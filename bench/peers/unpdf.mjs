// unpdf: the text of PDFs, one file after the other, as its guide does it.
import { readFileSync } from "node:fs";
import { extractText, getDocumentProxy } from "unpdf";
import { serve } from "./serve.mjs";

serve(async (files) => {
  const read = [];
  for (const file of files) {
    const document = await getDocumentProxy(new Uint8Array(readFileSync(file)));
    const { totalPages, text } = await extractText(document, { mergePages: false });
    read.push({ pages: totalPages, text: text.join("\n") });
  }
  return read;
});
