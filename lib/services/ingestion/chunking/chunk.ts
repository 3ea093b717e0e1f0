import { CHUNK_SIZES } from "@/lib/schemas/source-config";
import type { ExtractedText } from "../../_kit/ports";
import { groupUnits } from "./groups";
import { partition } from "./partition";
import { commonSection, sectionsOf } from "./sections";
import { estimateTokens } from "./tokens";
import { toUnits, type Unit } from "./units";

/** Goes up whenever the same document would be cut differently. */
export const CHUNKING_VERSION = 1;

export type Chunk = {
  /** From 0, in the order of the text. */
  ordinal: number;
  /** Exactly `document.text.slice(start, end)`: citations count in it. */
  text: string;
  start: number;
  end: number;
  /** An estimate, see tokens.ts. */
  tokens: number;
  /** From 1, where the chunk starts; null for documents without pages. */
  page: number | null;
  /** Where the pages after it begin within `text`; empty for a chunk on one page. */
  pageBreaks: number[];
  /** Headings from the top of the document down to the section that holds all of the chunk. */
  headingPath: string[];
  /** What the chunk means and does not say: headings before it, the header of a table it goes on with. Often empty. */
  context: string;
};

/**
 * `targetTokens`: chunks are about this long, or shorter where a section is. `maxTokens`: none is longer.
 * The default is about two paragraphs: long enough that a passage is understood alone and an answer's sentences are
 * together, short enough that lexical scores and vectors mean one thing, that ten passages fit any model's prompt, and
 * that embedding models with a window of 512 tokens see all of it.
 */
export type ChunkOptions = {
  targetTokens?: number;
  maxTokens?: number;
  /** A chunk begins with up to so many tokens of the one before, in whole sentences, when both are of one section. */
  overlapTokens?: number;
};

/** Of the longest chunk: a unit longer than this is cut within, so that a heading always fits beside it. */
const UNIT_SHARE = 0.75;
/** Of the target: paragraphs up to this length are not worth cutting. */
const WHOLE_SHARE = 0.3;

/** Cuts a document along its structure; together the chunks hold all that is not blank. Pure, and the same every time. */
export function chunk(document: ExtractedText, options: ChunkOptions = {}): Chunk[] {
  const {
    targetTokens = CHUNK_SIZES.usual,
    maxTokens = Math.round(targetTokens * 1.5),
    overlapTokens = 0,
  } = options;
  const limits = { maxTokens: Math.floor(maxTokens * UNIT_SHARE), wholeTokens: targetTokens * WHOLE_SHARE };
  const sections = sectionsOf(document);
  const units = document.blocks.flatMap((block, index) => {
    const section = sections[index];
    return section ? toUnits(document, block, section, limits) : [];
  });
  const chunks: Chunk[] = [];
  const pagesOf = pageFinder(document.pageStarts);
  for (const group of groupUnits(units, targetTokens)) {
    const members = units.slice(group.start, group.end);
    let from = 0;
    for (const to of partition(members, targetTokens, maxTokens)) {
      const shared = sharedBefore(members, from, overlapTokens);
      chunks.push(toChunk(document, members.slice(from - shared, to), chunks.length, pagesOf));
      from = to;
    }
  }
  return chunks;
}

/** How many units before this one fit into the overlap. */
function sharedBefore(units: readonly Unit[], from: number, overlapTokens: number): number {
  let [shared, tokens] = [0, 0];
  for (let at = from - 1; at >= 0; at--) {
    tokens += units[at]?.tokens ?? 0;
    if (tokens > overlapTokens) break;
    shared += 1;
  }
  return shared;
}

function toChunk(
  { text }: ExtractedText,
  units: readonly Unit[],
  ordinal: number,
  pagesOf: PageFinder,
): Chunk {
  const start = units[0]?.start ?? 0;
  const end = units.at(-1)?.end ?? start;
  const said = units.filter((unit) => unit.block.kind !== "heading");
  const section = commonSection((said.length > 0 ? said : units).map((unit) => unit.section));
  return {
    ordinal,
    text: text.slice(start, end),
    start,
    end,
    tokens: estimateTokens(text, start, end),
    ...pagesOf(start, end),
    headingPath: section?.path ?? [],
    context: contextOf(text, units),
  };
}

function contextOf(text: string, [first]: readonly Unit[]): string {
  if (!first) return "";
  const { block, section } = first;
  // A chunk that opens with its section's heading says that itself.
  const outside = block.kind === "heading" ? section.path.slice(0, -1) : section.path;
  const lines = outside.length > 0 ? [outside.join(" › ")] : [];
  if (block.kind === "table" && first.start > block.start) {
    const header = text.slice(block.start, block.end).split("\n", 1)[0] ?? "";
    if (block.start + header.length <= first.start) lines.push(header);
  }
  return lines.join("\n");
}

type PageFinder = (start: number, end: number) => Pick<Chunk, "page" | "pageBreaks">;

/** Stretches are asked for in the order of the text; one may begin a little before the end of the last. */
function pageFinder(pageStarts: readonly number[]): PageFinder {
  let page = 0;
  return (start, end) => {
    while (page > 0 && (pageStarts[page - 1] ?? 0) > start) page--;
    while (page < pageStarts.length && (pageStarts[page] ?? 0) <= start) page++;
    const pageBreaks: number[] = [];
    for (let next = page; next < pageStarts.length; next++) {
      const at = pageStarts[next] ?? 0;
      if (at >= end) break;
      pageBreaks.push(at - start);
    }
    return { page: pageStarts.length === 0 ? null : Math.max(1, page), pageBreaks };
  };
}
