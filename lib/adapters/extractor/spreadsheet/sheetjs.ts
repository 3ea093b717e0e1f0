import * as sheetjs from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";

type Container = { FullPaths: string[] };
type Library = {
  read(bytes: Uint8Array, options: sheetjs.ParsingOptions): sheetjs.WorkBook;
  parse_zip(
    container: Container,
    options: sheetjs.ParsingOptions,
  ): sheetjs.WorkBook & { Directory?: { sheets: string[] } };
  CFB: {
    utils: {
      cfb_new(): Container;
      cfb_add(container: Container, name: string, content: Uint8Array, options: { unsafe: boolean }): void;
    };
  };
};

/** With the reader of archives that are unpacked already, which the library's types leave out. */
const library = sheetjs as unknown as Library;
sheetjs.set_cptable(codePages);

const OPTIONS: sheetjs.ParsingOptions = {
  dense: true,
  cellFormula: false,
  cellHTML: false,
  // The short date of whoever opens the file: without a country, in the one order that nobody misreads.
  dateNF: "yyyy-mm-dd",
};

/** A workbook of Excel before 2007 by the stream that it is in its container: the library would copy both. */
export function parseOldWorkbook({ buffer, byteOffset, byteLength }: Uint8Array): sheetjs.WorkBook {
  return library.read(Buffer.from(buffer, byteOffset, byteLength), { ...OPTIONS, type: "buffer" });
}

/**
 * A workbook by its files. The library would unpack archives as well, without a limit.
 * @throws when a sheet is damaged: the library leaves it out
 */
export function parseWorkbook(files: ReadonlyMap<string, Uint8Array>): sheetjs.WorkBook {
  const container = library.CFB.utils.cfb_new();
  for (const [name, content] of files) {
    library.CFB.utils.cfb_add(container, name, content, { unsafe: true });
  }
  const workbook = library.parse_zip(container, { ...OPTIONS });
  if (Object.keys(workbook.Sheets).length < (workbook.Directory?.sheets.length ?? 0)) {
    throw new Error("A sheet of this workbook cannot be read.");
  }
  return workbook;
}
