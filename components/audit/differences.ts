export type Difference = { name: string; before: string | null; after: string | null };

/** What an event says of before and after, field by field; fields that stayed the same are left out. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const from = fieldsOf(before);
  const to = fieldsOf(after);
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
    .map((name) => ({ name: inWords(name), before: show(from[name]), after: show(to[name]) }));
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value) ? { ...value } : { value };
}

/** A name of the code for people: `lastUsedAt` reads as "last used at". */
export function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
}

function show(value: unknown): string | null {
  if (value === undefined) return null;
  if (value === null || value === "") return "nothing";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return value.length > 0 ? value.join(", ") : "nothing";
  }
  return JSON.stringify(value);
}
