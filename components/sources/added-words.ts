import type { AddedSourceDto } from "@/lib/schemas/added-source";

type Added = Pick<AddedSourceDto, "id" | "title" | "duplicates">;

/** What became of files, texts or pages: added, or there already, and where. */
export function addedWords({ id, title, duplicates }: Added): string {
  const [first, ...others] = duplicates;
  if (!first) return `“${title}” is added.`;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const names = `“${first.name}”${more}`;
  const verb = others.length > 0 ? "are" : "is";
  const isLeftOut = duplicates.some(({ missingBotIds }) => missingBotIds.length > 0);
  const leftOut =
    "Your bot was not given it, because that source holds more: attach the source to have all of it.";
  if (first.sourceId === id) {
    return `${names} ${verb} here already, in “${title}”. ${isLeftOut ? leftOut : "Nothing was added twice."}`;
  }
  const added = `“${title}” is added, without what is here already: ${names}, in “${first.sourceTitle}”.`;
  return isLeftOut ? `${added} ${leftOut}` : added;
}
