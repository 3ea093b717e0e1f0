import type { Component } from "../component";

export type BlockKind = "heading" | "paragraph" | "list" | "table" | "code";

/** A run of `text` from `start` to `end` (UTF-16 offsets, end excluded); blocks are in order and do not overlap. */
export type Block = { start: number; end: number; kind: BlockKind /** 1–6, headings only */; level?: number };

export type ExtractedText = {
  title: string | null;
  /** Normalised: NFC, `\n` line ends, no control characters; blocks are parted by a blank line. */
  text: string;
  blocks: Block[];
  /** Where each page starts in `text`, within a block too; empty for documents without pages. */
  pageStarts: number[];
  /** When what stands at `start` is said, in seconds from the beginning; empty for documents without time codes. */
  times: TimeCode[];
  signs: Signs;
};

/** What readers of the document do not see, and a model would. Samples and texts are cut. */
export type Signs = {
  /** Characters that show nothing and are no part of any writing: they are gone from `text`. */
  invisibleCharacters: number;
  /** What they spell, else where they stood. */
  invisibleSample: string;
  /** Stretches of `text` that are not shown: hidden in Word, in a size of nothing. */
  hidden: string[];
  /** Stretches that were left out as not shown, or that may not be seen, as white letters. */
  doubtful: string[];
};

export type TimeCode = { start: number; seconds: number };

export type ExtractionFailure =
  | "empty" // nothing in it
  | "encrypted" // needs a password
  | "damaged" // cannot be parsed
  | "unsupported_type" // a type we do not read, or content that is not what its name says
  | "needs_ocr" // pages are pictures
  | "too_complex"; // ran past its time, memory or output limit

export type Extraction =
  | { ok: true; document: ExtractedText }
  | { ok: false; code: ExtractionFailure; message: string };

/** A file that came in a document: attached to a mail, or packed into an archive. */
export type Attachment = {
  /** Without folders and control characters. */
  fileName: string;
  /** The name without its ending; of a file in an archive with the folders before it. */
  title: string;
  /** As the mail says, when the name does not tell. */
  contentType: string | null;
  bytes: number;
  sha256: string;
  body(): ReadableStream<Uint8Array>;
};

/** Is given the attachments of a document that could be read, one after the other; each is gone when it returns. */
export type TakeAttachment = (attachment: Attachment) => Promise<void>;
/** CSS selectors for pages: only what `keep` selects is read, when it selects anything, and never what `drop` does. */
export type Selection = { keep: readonly string[]; drop: readonly string[] };

export type ExtractHints = { fileName?: string; contentType?: string; selection?: Selection };

export interface Extractor extends Component {
  /**
   * Reads one document in a process of its own that is watched from outside and killed past its limits. The type is
   * told by content; `fileName` and `contentType` only decide between kinds of text, and are checked against it.
   * Without `take` attachments stay where they are, and an archive, which holds nothing else, is too complex.
   * @throws AppError unavailable when no process can be started or the pool is closed: the document is not to blame;
   * whatever the stream, the disk or `take` fails with
   */
  extract(body: ReadableStream<Uint8Array>, hints: ExtractHints, take?: TakeAttachment): Promise<Extraction>;
  close(): Promise<void>;
}
