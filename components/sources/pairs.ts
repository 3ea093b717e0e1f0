export type Pair = { question: string; answer: string };

/** A pair in a form: it keeps its fields when others before it are removed. */
export type PairRow = Pair & { id: string };

export function newRow(pair: Pair = { question: "", answer: "" }): PairRow {
  return { id: crypto.randomUUID(), ...pair };
}

/** Pairs out of a table with two columns, as spreadsheets save it; a first row that names the columns is left out. */
export function readPairs(text: string): Pair[] {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body);
  const rows = readRows(body, delimiter).map(([question = "", ...answers]) => ({
    // A question is one line.
    question: question.replace(/\s+/g, " ").trim(),
    answer: answers.join(delimiter).trim(),
  }));
  const isNamed = /^(questions?|q)$/i.test(rows[0]?.question ?? "");
  return rows.slice(isNamed ? 1 : 0).filter(isWhole);
}

export function isWhole({ question, answer }: Pair): boolean {
  return question.trim() !== "" && answer.trim() !== "";
}

/** Those that are filled in at all; a row that nobody wrote in is no mistake. */
export function filledIn<Row extends Pair>(pairs: readonly Row[]): Row[] {
  return pairs.filter(({ question, answer }) => question.trim() !== "" || answer.trim() !== "");
}

/** The one that parts most rows into two cells; a quote within the first says that it was cut in the wrong place. */
function delimiterOf(text: string): string {
  const fits = (delimiter: string) =>
    readRows(text.slice(0, 20_000), delimiter).filter(
      ([first = "", ...rest]) => rest.length === 1 && !first.includes('"'),
    ).length;
  const [best = ","] = [",", ";", "\t"].sort((a, b) => fits(b) - fits(a));
  return best;
}

function readRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === delimiter) endCell();
    else if (character === "\n") {
      endCell();
      rows.push([]);
    } else if (character !== "\r") cell += character;
  }
  endCell();
  return rows.filter((row) => row.some((value) => value.trim() !== ""));
}
