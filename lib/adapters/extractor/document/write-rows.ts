import type { DocumentBuilder } from "./document-builder";

/** About as much as is found and cited as one passage. */
const GROUP_LETTERS = 1500;

/** Writes a long table as groups of rows, each under the header row, so that every group can be read alone. */
export function writeRows(rows: readonly (readonly string[])[], builder: DocumentBuilder): void {
  const [header, ...records] = rows;
  if (!header) return;
  let group: (readonly string[])[] = [];
  let letters = 0;
  for (const record of records) {
    const length = record.reduce((sum, cell) => sum + cell.length, 0);
    if (group.length > 0 && letters + length > GROUP_LETTERS) {
      builder.table([header, ...group]);
      group = [];
      letters = 0;
    }
    group.push(record);
    letters += length;
  }
  builder.table([header, ...group]);
}
