const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_LENGTH = 20_000;
/** The line by which Excel is told the delimiter. */
const DECLARED = /^\uFEFF?sep=(.)\r?\n/i;

/** The rows of comma-separated values, whichever delimiter they use; blank rows are left out. */
export function parseCsv(text: string): string[][] {
  const [declaration = "", declared] = DECLARED.exec(text) ?? [];
  const body = text.slice(declaration.length).replace(/^\uFEFF/, "");
  const rows = parse(body, declared ?? detectDelimiter(body));
  return rows.filter((row) => row.some((cell) => cell.trim() !== ""));
}

/** The delimiter that parts most rows into as many cells as the first one. */
function detectDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let best = { delimiter: ",", alike: 0, columns: 1 };
  for (const delimiter of DELIMITERS) {
    const rows = parse(sample, delimiter);
    const columns = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === columns).length;
    if (columns < 2) continue;
    if (alike > best.alike || (alike === best.alike && columns > best.columns)) {
      best = { delimiter, alike, columns };
    }
  }
  return best.delimiter;
}

function parse(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  // A quote that is never closed is a character like any other: it must not swallow the rest of the file.
  let areQuotesClosed = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"' && cell === "" && areQuotesClosed) {
      const end = closingQuote(text, at + 1);
      areQuotesClosed = end >= 0;
      cell = areQuotesClosed ? text.slice(at + 1, end).replaceAll('""', '"') : character;
      if (areQuotesClosed) at = end;
    } else if (character === delimiter) {
      row.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[at + 1] === "\n") at++;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else {
      cell += character;
    }
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
