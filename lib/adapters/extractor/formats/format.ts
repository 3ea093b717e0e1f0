import type { DocumentBuilder } from "../document/document-builder";
import type { OleContainer } from "../ole/ole-container";
import type { PageHelper } from "../pdf/take-pages";
import type { Selection } from "../port";
import type { Zip } from "../zip/zip";

/** What a reader may use up before the document counts as too complex, and where its helpers lie. */
export type ReadOptions = {
  maxCharacters: number;
  maxPages: number;
  /** Bytes that come out of an archive, all files together. */
  maxUnpackedBytes: number;
  maxAttachments: number;
  /** Path of PDFium's WebAssembly file. */
  pdfiumWasm: string;
  /** Takes some of a long PDF's pages; null where there is no processor to spare. */
  pageHelper: PageHelper | null;
  /** Hands over a file that came in the document; null where attachments are not taken. */
  attach: Attach | null;
};

/** A file inside of another one, as the document names it: the name may hold folders, or anything else. */
export type PackedFile = { name: string; contentType: string | null; content: Uint8Array };

export type Attach = (file: PackedFile) => Promise<void>;

/** A file as the formats look at it. */
export type InputFile = {
  bytes: Uint8Array;
  /** Lower case, without the dot; empty when the name has none. */
  extension: string;
  /** Lower case, without parameters; empty when unknown. */
  mediaType: string;
  /** The encoding that whoever sent the file named, as it came. */
  charset: string | null;
  /** The start of the file as text when it is text at all, else null. */
  textStart: string | null;
  /** Which parts of a page to read, when somebody said. */
  selection?: Selection;
  /** Set when the file is a ZIP archive. */
  zip: Zip | null;
  /** The media type that an archive names in its own `mimetype`, as OpenDocument does; empty when it has none. */
  packageType: string;
  /** Set when the file is a container of older Office programs. */
  ole: OleContainer | null;
};

/** One file in this folder is one format; formats/registry.ts lists them. */
export type Format = {
  /** As it fits after "is": "a PDF". */
  name: string;
  /** What files of this format are called and sent as; another known extension or type on them is a mismatch. */
  extensions: readonly string[];
  mediaTypes: readonly string[];
  isText: boolean;
  /** Decides by content; kinds of text, which content cannot tell apart, also by name and type. */
  matches(file: InputFile): boolean;
  /** @throws ReadingError for what the stated codes say; any other error means that the file is damaged */
  read(file: InputFile, builder: DocumentBuilder, options: ReadOptions): void | Promise<void>;
};
