import { BLOCK } from "./tags";
import { attribute, type Element, walk } from "./tree";

type Cell = { text: string; columns: number; rows: number };
export type Table = { caption: string; rows: string[][] };

const STRUCTURE = new Set("h1 h2 h3 h4 h5 h6 pre ul ol dl article section form hr".split(" "));
const MAX_SPAN = 100;
/** Longer text in a cell, in a table without header cells, is text that was laid out with a table. */
const MAX_CELL_LETTERS = 1000;
const MAX_NESTED_LETTERS = 1000;

/** The rows of a table that holds data, its header row first; null for a table that only lays out a page. */
export function tableRows(table: Element, isSkipped: (element: Element) => boolean): Table | null {
  const { rows, caption, hasHeader, hasStructure, hasNested } = collect(table, isSkipped);
  if (/^(presentation|none)$/.test(attribute(table, "role"))) return null;
  const cells = rows.flat();
  const isOneLine = rows.length < 2 || rows.every((row) => row.length < 2);
  if (isOneLine && (!hasHeader || cells.length < 2)) return null;
  if (!hasHeader) {
    const letters = cells.reduce((sum, cell) => sum + cell.text.length, 0);
    if (hasStructure || cells.some((cell) => cell.text.length > MAX_CELL_LETTERS)) return null;
    if (hasNested && letters > MAX_NESTED_LETTERS) return null;
  }
  return { caption, rows: spread(rows) };
}

type Collected = {
  rows: Cell[][];
  caption: string;
  hasHeader: boolean;
  hasStructure: boolean;
  hasNested: boolean;
};

/** A table inside a cell counts as text of that cell. */
function collect(table: Element, isSkipped: (element: Element) => boolean): Collected {
  const found: Collected = { rows: [], caption: "", hasHeader: false, hasStructure: false, hasNested: false };
  let depth = 0;
  let text: string[] = [];
  const isOwn = () => depth === 0;
  const isCell = (tag: string) => tag === "td" || tag === "th";
  walk(table, {
    text: (value) => {
      text.push(value);
    },
    enter(element) {
      const tag = element.tagName;
      if (isSkipped(element)) return false;
      if (BLOCK.has(tag) || tag === "br") text.push(" ");
      if (STRUCTURE.has(tag)) found.hasStructure = true;
      if (tag === "table") {
        depth++;
        found.hasNested = true;
      } else if (isOwn() && tag === "tr") found.rows.push([]);
      else if (isOwn() && (isCell(tag) || tag === "caption")) text = [];
      return true;
    },
    leave(element) {
      const tag = element.tagName;
      if (BLOCK.has(tag)) text.push(" ");
      if (tag === "table") depth--;
      else if (isOwn() && tag === "caption") found.caption = text.join("");
      else if (isOwn() && isCell(tag)) {
        if (tag === "th") found.hasHeader = true;
        const cell = {
          text: text.join("").trim(),
          columns: span(element, "colspan"),
          rows: span(element, "rowspan"),
        };
        found.rows.at(-1)?.push(cell);
      }
    },
  });
  return { ...found, rows: found.rows.filter((row) => row.length > 0) };
}

function span(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name), 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), MAX_SPAN);
}

/** Cells over several rows are repeated, so that every row can be read alone; over several columns they are not. */
function spread(rows: readonly (readonly Cell[])[]): string[][] {
  let hanging: { text: string; left: number }[] = [];
  return rows.map((row) => {
    const line: string[] = [];
    const next: { text: string; left: number }[] = [];
    const fillFromAbove = () => {
      for (let above = hanging[line.length]; above && above.left > 0; above = hanging[line.length]) {
        next[line.length] = { text: above.text, left: above.left - 1 };
        line.push(above.text);
      }
    };
    for (const cell of row) {
      fillFromAbove();
      for (let column = 0; column < cell.columns; column++) {
        const text = column === 0 ? cell.text : "";
        next[line.length] = { text, left: cell.rows - 1 };
        line.push(text);
      }
    }
    fillFromAbove();
    hanging = next;
    return line;
  });
}
