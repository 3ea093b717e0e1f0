import type { WorkBook } from "@e965/xlsx";
import type { DocumentBuilder } from "../document/document-builder";
import { passwordProtected } from "../document/reading-error";
import type { OleContainer } from "../ole/ole-container";
import { refuseEncrypted } from "../opendocument/encryption";
import type { Zip } from "../zip/zip";
import { sheetRows } from "./sheet-rows";
import { parseOldWorkbook, parseWorkbook } from "./sheetjs";
import { writeSheet } from "./write-sheet";

/** Files in an archive that hold no values of its sheets; some of them are larger than these. */
const NEEDLESS =
  /^xl\/(media|embeddings|pivotCache|pivotTables|externalLinks|vbaProject|printerSettings)|^(Thumbnails|Pictures|customXml|Object)/;
/** The kind of the record that every workbook starts with. */
const BEGINNING = 0x09;
const READABLE = /\.(xml|rels|bin)$/i;

/** A workbook of Excel since 2007 or of OpenDocument: values as they are shown, nothing is computed. */
export async function readSpreadsheet(zip: Zip, builder: DocumentBuilder): Promise<void> {
  await refuseEncrypted(zip);
  const files = new Map<string, Uint8Array>();
  for (const name of zip.names()) {
    if (READABLE.test(name) && !NEEDLESS.test(name)) files.set(name, await zip.read(name));
  }
  const workbook = parseWorkbook(files);
  files.clear();
  writeWorkbook(workbook, builder);
}

/** A workbook of Excel before 2007. */
export function readOldSpreadsheet(ole: OleContainer, builder: DocumentBuilder): void {
  // The library makes an empty workbook of noise.
  const stream = ole.read(ole.has("Workbook") ? "Workbook" : "Book");
  if (stream[0] !== BEGINNING) throw new Error("This is no workbook.");
  let workbook: WorkBook;
  try {
    workbook = parseOldWorkbook(stream);
  } catch (error) {
    throw /password|encrypt/i.test(String(error)) ? passwordProtected() : error;
  }
  writeWorkbook(workbook, builder);
}

/**
 * Sheets that are hidden are left out: they hold what was not meant to be seen, and an answer would quote it. Hidden rows
 * and columns stay, because a filter that happened to be set hides rows, too.
 */
function writeWorkbook({ SheetNames, Sheets, Workbook }: WorkBook, builder: DocumentBuilder): void {
  SheetNames.forEach((name, index) => {
    if (Workbook?.Sheets?.[index]?.Hidden) return;
    const sheet = Sheets[name];
    if (!sheet) return;
    const rows = sheetRows(sheet);
    delete Sheets[name];
    writeSheet(name, rows, builder);
  });
}
