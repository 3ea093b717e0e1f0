import { type BookType, utils, type WorkSheet, write } from "@e965/xlsx";

export type SheetRows = readonly (readonly unknown[])[];

/** A workbook with these sheets; `shape` may add what rows do not say. */
export function makeWorkbook(
  sheets: Readonly<Record<string, SheetRows>>,
  bookType: BookType = "xlsx",
  shape: (sheet: WorkSheet, name: string) => void = () => {},
  hidden: readonly string[] = [],
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    shape(sheet, name);
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return write(book, { type: "buffer", bookType, compression: true });
}
