import { asSentence } from "@/lib/client/form-errors";
import { count } from "@/lib/client/format";
import type { AppError } from "@/lib/core/errors";
import type { ImportedDto } from "@/lib/schemas/evaluation";

/** What came of a table of questions: `3 questions were added, 1 was changed.` */
export function importedWords({ added, changed }: ImportedDto): string {
  const were = (amount: number) => (amount === 1 ? "was" : "were");
  return `${count(added, "question")} ${were(added)} added, ${changed} ${were(changed)} changed.`;
}

/** Everything that is wrong with a table, each with its row and column. */
export function importProblems({ details, message }: AppError): string[] {
  const issues = details?.issues ?? [];
  if (issues.length === 0) return [message];
  return issues.map(({ path: [, row, column], message }) => {
    const where =
      row === undefined ? "" : `Row ${String(row)}${column === undefined ? "" : `, “${String(column)}”`}: `;
    return `${where}${asSentence(message)}`;
  });
}
