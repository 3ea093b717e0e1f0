import type { Block, ExtractedText } from "../../../_kit/ports";

export type SimpleBlock = { kind: Block["kind"]; text: string; level?: number };

/** A document of these blocks, as the extractor makes them: parted by a blank line. */
export function documentOf(blocks: readonly SimpleBlock[], pageStarts: number[] = []): ExtractedText {
  const signs = { invisibleCharacters: 0, invisibleSample: "", hidden: [], doubtful: [] };
  const document: ExtractedText = { title: null, text: "", blocks: [], pageStarts, times: [], signs };
  for (const { text, ...rest } of blocks) {
    if (document.text !== "") document.text += "\n\n";
    document.blocks.push({ start: document.text.length, end: document.text.length + text.length, ...rest });
    document.text += text;
  }
  return document;
}
