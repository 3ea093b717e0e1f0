import type { AddedSourceDto } from "@/lib/schemas/added-source";

type Added = Pick<AddedSourceDto, "id" | "title" | "duplicates" | "botIds">;

/**
 * What became of files or pages: added, or there already, and where.
 * @param wanted the bots that were to have them
 */
export function addedWords({ id, title, duplicates, botIds }: Added, wanted: readonly string[]): string {
  const [first, ...others] = duplicates;
  if (!first) return `“${title}” is added.`;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  const names = `“${first.name}”${more}`;
  const verb = others.length > 0 ? "are" : "is";
  if (first.sourceId === id) {
    const has = new Set<string>(botIds);
    const isLeftOut = wanted.some((botId) => !has.has(botId));
    const rest = isLeftOut
      ? "Your bot was not given it, because that source holds more: attach the source to have all of it."
      : "Nothing was added twice.";
    return `${names} ${verb} here already, in “${title}”. ${rest}`;
  }
  return `“${title}” is added, without what is here already: ${names}, in “${first.sourceTitle}”.`;
}
