import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExtractedText } from "../_kit";
import { chunk } from "../ingestion/chunking/chunk";
import { documentOf, type SimpleBlock } from "../ingestion/chunking/testing/document-of";
import type { Passage } from "../retrieval";
import { mergeNeighbours } from "./merge-neighbours";

/** All chunks of a document as passages; the earlier ones fit better. */
function passagesOf(document: ExtractedText, options: Parameters<typeof chunk>[1]): Passage[] {
  return chunk(document, options).map((one) => ({
    ...one,
    chunkId: `chk_a_1_${one.ordinal}`,
    documentId: "doc_a",
    sourceId: "src_a",
    ...{ title: "A", fileName: null, url: null, times: [], lastCheckedAt: null, language: null },
    blocks: document.blocks
      .filter(({ start, end }) => start < one.end && end > one.start)
      .map((block) => ({
        ...block,
        start: Math.max(block.start, one.start) - one.start,
        end: Math.min(block.end, one.end) - one.start,
      })),
    score: 1 - one.ordinal / 1_000,
  }));
}

const visible = (text: string) => text.replace(/\s/g, " ");

const block = fc.record({
  kind: fc.constantFrom<SimpleBlock["kind"]>(
    "heading",
    "paragraph",
    "paragraph",
    "paragraph",
    "list",
    "code",
  ),
  level: fc.integer({ min: 1, max: 6 }),
  text: fc
    .lorem({ maxCount: 20, mode: "sentences" })
    .map((text) => text.trim())
    .filter((text) => text !== ""),
});

test("merged passages say what stands in the document between their offsets, and nothing is lost", () => {
  let merged = 0;
  const settings = fc.record({
    targetTokens: fc.integer({ min: 20, max: 120 }),
    overlap: fc.constantFrom(0, 0.3),
    keep: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 20 }), settings, (blocks, { targetTokens, overlap, keep }) => {
      const text = documentOf(blocks);
      const pageStarts = text.blocks.filter((_, at) => at % 3 === 0).map(({ start }) => start);
      const document = { ...text, pageStarts };
      const all = passagesOf(document, { targetTokens, overlapTokens: Math.floor(targetTokens * overlap) });
      const some = all.filter((_, at) => keep[at % keep.length]);
      const result = mergeNeighbours(some);
      merged += some.length - result.length;
      const inOrder = result.toSorted((a, b) => a.start - b.start);
      expect(inOrder.at(0)?.start).toBe(some.at(0)?.start);
      for (const passage of result) {
        const original = document.text.slice(passage.start, passage.end);
        expect(visible(passage.text)).toBe(visible(original));
        for (const { start, end } of passage.blocks) {
          expect(start).toBeLessThan(end);
          // A block is one stretch of the text: what is quoted of it is exact.
          expect(passage.text.slice(start, end)).toBe(original.slice(start, end));
        }
        const starts = passage.blocks.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        const breaks = pageStarts.filter((at) => at > passage.start && at < passage.end);
        expect(passage.pageBreaks).toEqual(breaks.map((at) => at - passage.start));
      }
      const held = (list: readonly Passage[]) => list.flatMap(({ start, end }) => [start, end]);
      for (const { start, end } of some) {
        expect(result.some((passage) => passage.start <= start && passage.end >= end)).toBe(true);
      }
      expect(Math.max(0, ...held(result))).toBe(Math.max(0, ...held(some)));
    }),
    { numRuns: 300 },
  );
  expect(merged).toBeGreaterThan(100);
});

test("what follows each other stands where the better of both stood; other documents and sections stay apart", () => {
  const sentences = Array.from({ length: 12 }, (_, n) => `Sentence number ${n} tells of the lighthouse.`);
  const document = documentOf([{ kind: "paragraph", text: sentences.join(" ") }]);
  const [first, second, third, fourth, fifth] = passagesOf(document, { targetTokens: 20 });
  if (!first || !second || !third || !fourth || !fifth) throw new Error("the text is too short");
  const other: Passage = { ...second, documentId: "doc_b", chunkId: "chk_b_1_1" };
  const section: Passage = { ...fifth, headingPath: ["Another"] };
  const result = mergeNeighbours([{ ...second, score: 2 }, other, section, first, fourth]);
  expect(result.map(({ chunkId, start }) => [chunkId, start])).toEqual([
    [second.chunkId, first.start],
    [other.chunkId, other.start],
    [section.chunkId, section.start],
    [fourth.chunkId, fourth.start],
  ]);
  expect(result[0]?.text).toBe(document.text.slice(first.start, second.end));
  expect(mergeNeighbours([first, second, third, fourth])).toHaveLength(2);
});
