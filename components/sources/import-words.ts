import { asSentence } from "@/lib/client/form-errors";
import { count } from "@/lib/client/format";
import type { AppError } from "@/lib/core/errors";
import type { MetadataImportDto } from "@/lib/schemas/metadata";

/** What came of a table of metadata: `3 rows found their document; 2 documents were changed.` */
export function importWords({ rows, matched, documents }: MetadataImportDto): string {
  if (matched === 0) return "No row names a document of this source. Nothing was changed.";
  const verb = documents === 1 ? "was" : "were";
  const found = matched === rows ? `All ${count(rows, "row")}` : `${matched} of ${count(rows, "row")}`;
  return `${found} found a document; ${count(documents, "document")} ${verb} changed.`;
}

/** Why a table was refused; of a wrong cell, with its row and column. */
export function importProblem({ details, message }: AppError): string {
  const [issue] = details?.issues ?? [];
  if (!issue) return message;
  const [, row, column] = issue.path;
  const where =
    row === undefined ? "" : `Row ${String(row)}${column === undefined ? "" : `, “${String(column)}”`}: `;
  return `${where}${asSentence(issue.message)} Nothing was changed.`;
}
