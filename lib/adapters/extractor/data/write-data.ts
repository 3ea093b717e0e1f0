import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import { writeRows } from "../document/write-rows";
import { type Fields, isBlank, isFields, isLine, isScalar, lineOf, type Value } from "./value";

const MAX_DEPTH = 200;
/** Headings have six levels; what lies deeper has the path from there in its heading. */
const MAX_LEVEL = 6;
/** Longer text is prose: it stands under its key, not in a line or a cell. */
const MAX_LINE_LETTERS = 300;
/** By which of its fields a record is known to people. */
const NAMES = ["title", "name", "label", "question", "id", "key"];

/** Writes data for readers, `path` being the keys above it: keys are headings, plain fields are lines under them, lists of like records are tables. */
export function writeData(value: Value, builder: DocumentBuilder, path: readonly string[] = []): void {
  if (path.length > MAX_DEPTH) {
    throw new ReadingError(
      "too_complex",
      "The file is too deeply nested to be read. Save it in a simpler format.",
    );
  }
  if (isScalar(value)) builder.paragraph(lineOf(value));
  else if (Array.isArray(value)) writeList(value, builder, path);
  else writeFields(value, builder, path);
}

function writeFields(fields: Fields, builder: DocumentBuilder, path: readonly string[]): void {
  const entries = Object.entries(fields);
  const lines = entries.filter(([, value]) => isShort(value) && lineOf(value).trim() !== "");
  builder.paragraph(lines.map(([key, value]) => `${key}: ${lineOf(value).replace(/\s+/g, " ")}`).join("\n"));
  for (const [key, value] of entries) if (!isShort(value)) writeUnder(key, value, builder, path);
}

function writeList(values: readonly Value[], builder: DocumentBuilder, path: readonly string[]): void {
  const table = tableOf(values);
  if (table) {
    writeRows(table, builder);
  } else if (values.every(isScalar)) {
    builder.list(values.map((value) => ({ depth: 0, marker: "-", text: lineOf(value) })));
  } else {
    const above = path.at(-1) ?? "";
    values.forEach((value, index) => {
      writeUnder(nameOf(value) ?? `${above} ${index + 1}`.trim(), value, builder, path);
    });
  }
}

function writeUnder(key: string, value: Value, builder: DocumentBuilder, above: readonly string[]): void {
  if (isBlank(value)) return;
  const path = [...above, key];
  builder.heading(path.length, path.slice(MAX_LEVEL - 1).join(" › ") || key);
  writeData(value, builder, path);
}

/** A header and a row for each record, when all are flat and know the same keys. */
function tableOf(values: readonly Value[]): string[][] | null {
  const [first] = values;
  if (values.length < 2 || first === undefined || !isFields(first)) return null;
  const keys = Object.keys(first);
  if (keys.length === 0) return null;
  const rows = [keys];
  for (const value of values) {
    if (!isFields(value) || Object.keys(value).length !== keys.length) return null;
    if (!keys.every((key) => Object.hasOwn(value, key) && isShort(value[key] ?? null))) return null;
    rows.push(keys.map((key) => lineOf(value[key] ?? null)));
  }
  return rows;
}

function isShort(value: Value): boolean {
  return isLine(value) && lineOf(value).length <= MAX_LINE_LETTERS;
}

function nameOf(value: Value): string | null {
  if (!isFields(value)) return null;
  const key = NAMES.find((name) => {
    const candidate = value[name];
    return (
      (typeof candidate === "string" || typeof candidate === "number") && lineOf(candidate).length <= 120
    );
  });
  return key === undefined ? null : lineOf(value[key] ?? null);
}
