import { childrenOf, type XmlElement } from "../xml/parse-xml";

const ROWS = /^table:table-(rows|header-rows|row-group)$/;
const CELL = /^table:(covered-)?table-cell$/;
const MAX_REPEATED = 100;

/** The rows of a table: cells that reach down are repeated, those that reach to the right are not. */
export function tableRows(table: XmlElement, textOf: (cell: XmlElement) => string): string[][] {
  const rows: string[][] = [];
  /** By column: the text of a cell from above, and how many rows it still covers. */
  const hanging: { text: string; left: number }[] = [];
  for (const row of rowsOf(table)) {
    const line: string[] = [];
    for (const cell of childrenOf(row).filter(({ name }) => CELL.test(name))) {
      const text = textOf(cell);
      const down = Number.parseInt(cell.attribs["table:number-rows-spanned"] ?? "1", 10) || 1;
      for (let times = repeated(cell); times > 0; times--) {
        const column = line.length;
        const above = hanging[column];
        if (cell.name === "table:covered-table-cell" && above && above.left > 0) {
          above.left--;
          line.push(above.text);
        } else {
          hanging[column] = { text, left: down - 1 };
          line.push(text);
        }
      }
    }
    rows.push(line);
  }
  return rows;
}

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const child of childrenOf(table)) {
    if (child.name === "table:table-row") yield child;
    else if (ROWS.test(child.name)) yield* rowsOf(child);
  }
}

function repeated({ attribs }: XmlElement): number {
  const times = Number.parseInt(attribs["table:number-columns-repeated"] ?? "1", 10) || 1;
  return Math.min(times, MAX_REPEATED);
}
