import { readFile } from "node:fs/promises";
import { init } from "@embedpdf/pdfium";
import { ReadingError } from "../document/reading-error";

/** The functions of PDFium's C interface that are used here (see fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_doc.h). */
type FunctionName =
  | "malloc"
  | "free"
  | "FPDF_InitLibrary"
  | "FPDF_LoadMemDocument"
  | "FPDF_GetLastError"
  | "FPDF_GetPageCount"
  | "FPDF_GetMetaText"
  | "FPDF_LoadPage"
  | "FPDF_ClosePage"
  | "FPDF_GetPageBoundingBox"
  | "FPDFPage_GetRotation"
  | "FPDFPage_CountObjects"
  | "FPDFPage_GetAnnotCount"
  | "FPDFPage_GetAnnot"
  | "FPDFPage_CloseAnnot"
  | "FPDFAnnot_GetSubtype"
  | "FPDFPage_Flatten"
  | "FPDFText_LoadPage"
  | "FPDFText_ClosePage"
  | "FPDFText_CountChars"
  | "FPDFText_GetUnicode"
  | "FPDFText_GetTextObject"
  | "FPDFText_GetLooseCharBox"
  | "FPDFText_GetCharOrigin"
  | "FPDFText_GetMatrix"
  | "FPDFText_GetFontSize"
  | "FPDFText_GetFontWeight"
  | "FPDFText_GetFontInfo"
  | "FPDFText_GetFillColor"
  | "FPDFTextObj_GetTextRenderMode"
  | "FPDFPage_GetObject"
  | "FPDFPageObj_GetType"
  | "FPDFPageObj_GetBounds"
  | "FPDFFormObj_CountObjects"
  | "FPDFFormObj_GetObject";

/**
 * The functions as WebAssembly exports them, numbers and pointers in and out: the package's own wrappers take longer
 * than what they wrap. `memory` is asked for its arrays anew after every call, since growing replaces them.
 */
export type Pdfium = Record<FunctionName, (...values: number[]) => number> & { memory: Memory };
type Memory = { HEAPU8: Uint8Array; HEAP32: Int32Array; HEAPF32: Float32Array; HEAPF64: Float64Array };

/** An open document: an instance of PDFium and the document's handle in it. */
export type PdfDocument = { pdfium: Pdfium; handle: number };

/** An instance and its memory as it was before any document. */
type Engine = { pdfium: Pdfium; pristine: Uint8Array; memoryBytes: number };

/** FPDF_GetLastError: the password is missing, or the way of encryption is not known. */
const NEEDS_PASSWORD = [4, 5];
const NOTHING = Buffer.alloc(64 * 1024);

let compiled: { path: string; module: Promise<WebAssembly.Module> } | undefined;
let idle: Engine | undefined;

/**
 * Opens a PDF, and closes it when `work` is done. Each document gets an instance of PDFium in the state of its start:
 * what one leaves in memory, or breaks there, never reaches another.
 * @throws ReadingError encrypted, damaged; what `work` throws
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  wasmFile: string,
  work: (document: PdfDocument) => T | Promise<T>,
): Promise<T> {
  const engine = idle ?? (await startEngine(wasmFile));
  // Only an instance that got through without an error is used again.
  idle = undefined;
  const { pdfium } = engine;
  const result = await work({ pdfium, handle: open(pdfium, bytes) });
  const { HEAPU8 } = pdfium.memory;
  if (HEAPU8.length === engine.memoryBytes) {
    HEAPU8.fill(0, engine.pristine.length, usedBytes(HEAPU8));
    HEAPU8.set(engine.pristine);
    idle = engine;
  }
  return result;
}

/** Up to where memory holds anything, rounded up: most documents touch little of it, and looking is cheaper than writing. */
function usedBytes(memory: Uint8Array): number {
  const whole = Buffer.from(memory.buffer, memory.byteOffset, memory.length);
  let end = whole.length;
  while (end > NOTHING.length && whole.compare(NOTHING, 0, NOTHING.length, end - NOTHING.length, end) === 0)
    end -= NOTHING.length;
  return end;
}

function open(pdfium: Pdfium, bytes: Uint8Array): number {
  const pointer = pdfium.malloc(bytes.length);
  if (pointer === 0) throw new RangeError("There is no memory left for the file.");
  pdfium.memory.HEAPU8.set(bytes, pointer);
  const handle = pdfium.FPDF_LoadMemDocument(pointer, bytes.length, 0);
  if (handle !== 0) return handle;
  if (NEEDS_PASSWORD.includes(pdfium.FPDF_GetLastError())) {
    throw new ReadingError(
      "encrypted",
      "This PDF is protected by a password. Save a copy without the password and add that.",
    );
  }
  throw new ReadingError(
    "damaged",
    "This PDF is damaged and could not be opened. Save it again and add the new copy.",
  );
}

async function startEngine(wasmFile: string): Promise<Engine> {
  if (compiled?.path !== wasmFile) {
    compiled = { path: wasmFile, module: readFile(wasmFile).then((bytes) => WebAssembly.compile(bytes)) };
  }
  const module = await compiled.module;
  let functions: WebAssembly.Exports = {};
  const overrides = {
    print: () => {},
    printErr: () => {},
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      functions = instance.exports;
      done(instance);
      return functions;
    },
  };
  const { pdfium: memory } = await init(overrides as Parameters<typeof init>[0]);
  // The exports are what `Pdfium` lists, and the module has the arrays of `Memory`: the package's types leave both out.
  const pdfium = { ...functions, memory } as unknown as Pdfium;
  pdfium.FPDF_InitLibrary();
  const { HEAPU8 } = pdfium.memory;
  return { pdfium, pristine: HEAPU8.slice(0, usedBytes(HEAPU8)), memoryBytes: HEAPU8.length };
}
