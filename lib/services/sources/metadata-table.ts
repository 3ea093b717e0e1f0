import { type Issue, validationFailed } from "@/lib/core/errors";
import { parseCsv } from "@/lib/core/parse-csv";
import { Metadata, toMetadataValue } from "@/lib/schemas/metadata";

const MOST_ROWS = 20_000;
const MOST_ISSUES = 20;
/** What the column that names the document may be called. */
const NAMES = new Set(["document", "file", "file name", "filename", "url", "address"]);

export type MetadataRow = { name: string; metadata: Metadata };

/**
 * Pure: a table whose first row names the columns, one of which names the document; each other one is a key. An empty cell
 * says nothing of its key.
 * @throws AppError validation_failed
 */
export function readMetadataTable(text: string): MetadataRow[] {
  if (text.includes("\uFFFD")) throw wrong("is not UTF-8; save the table as “CSV UTF-8”");
  const [head = [], ...body] = parseCsv(text);
  const keys = head.map((cell) => cell.trim());
  const named = keys.findIndex((key) => NAMES.has(key.toLowerCase().replaceAll("_", " ")));
  if (named < 0) throw wrong("has no column named document, file or url in its first row");
  if (keys.length < 2) throw wrong("has no column beside the one that names the document");
  if (new Set(keys).size < keys.length) throw wrong("names a column twice");
  if (body.length === 0) throw wrong("has no rows below the names of its columns");
  if (body.length > MOST_ROWS) throw wrong(`has more than ${MOST_ROWS} rows`);
  const issues: Issue[] = [];
  const rows = body.map((cells, index) => {
    const entries = keys.flatMap((key, at) => {
      const cell = cells[at]?.trim() ?? "";
      return at === named || cell === "" ? [] : [[key, toMetadataValue(key, cell)]];
    });
    const { data = {}, error } = Metadata.safeParse(Object.fromEntries(entries));
    // The first row below the names is the second of the table.
    for (const { path, message } of error?.issues ?? [])
      issues.push({ path: ["csv", index + 2, ...path.map(String)], message });
    return { name: cells[named]?.trim() ?? "", metadata: data };
  });
  if (issues.length > 0) throw validationFailed(issues.slice(0, MOST_ISSUES));
  return rows;
}

const wrong = (message: string) => validationFailed([{ path: ["csv"], message: `The table ${message}` }]);
