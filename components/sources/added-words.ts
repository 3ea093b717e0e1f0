import type { AddedSourceDto } from "@/lib/schemas/added-source";

type Added = Pick<AddedSourceDto, "id" | "title" | "duplicates">;

/** What became of files or pages: added, or there already, and where. */
export function addedWords({ id, title, duplicates }: Added): string {
  const [first, ...others] = duplicates;
  if (!first) return `“${title}” is added.`;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const names = `“${first.name}”${more}`;
  const verb = others.length > 0 ? "are" : "is";
  if (first.sourceId === id) return `${names} ${verb} here already, in “${title}”. Nothing was added twice.`;
  return `“${title}” is added, without what is here already: ${names}, in “${first.sourceTitle}”.`;
}
