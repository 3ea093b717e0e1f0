import type { ChunkId, DocumentId, SourceId } from "@/lib/core/ids";
import type { Block, TimeCode } from "../_kit";

/** A chunk that PostgreSQL confirmed: of this tenant, live, attached to this bot. Offsets count in the document's text. */
export type Passage = {
  chunkId: ChunkId;
  documentId: DocumentId;
  sourceId: SourceId;
  title: string;
  fileName: string | null;
  url: string | null;
  page: number | null;
  /** Where the pages after it begin in `text`. */
  pageBreaks: number[];
  /** Of recordings: when what stands at an offset of `text` is said. */
  times: TimeCode[];
  headingPath: string[];
  /** Its place among the chunks of the document, from 0. */
  ordinal: number;
  text: string;
  /** Headings and table header the text stands under. */
  context: string;
  /** Headings, paragraphs, lists, tables and code in `text`, counted from its start. */
  blocks: Block[];
  start: number;
  end: number;
  lastCheckedAt: Date | null;
  /** The document's, as ISO 639-1; null when it could not be told. */
  language: string | null;
  /** From the fusion of both lists; only for ordering. */
  score: number;
};
