import type { Flag, FlagKind } from "@/lib/schemas/flag";

const WHAT: Record<FlagKind, [one: string, many: string]> = {
  instructions: ["An order to the model", "Orders to the model"],
  role_markers: ["A mark that tells a model who speaks", "Marks that tell a model who speaks"],
  hidden_text: ["Text that is not shown to readers", "Texts that are not shown to readers"],
  invisible_characters: ["An invisible character", "Invisible characters"],
};

/** What was found, and how often when it was more than once. */
export function flagLabel({ kind, count }: Pick<Flag, "kind" | "count">): string {
  const [one, many] = WHAT[kind];
  return count === 1 ? one : `${many} (${count.toLocaleString("en")})`;
}

/** What the owner of a document is told of it. */
export function flagsTitle(flags: readonly Pick<Flag, "kind">[]): string {
  const speaks = flags.some(({ kind }) => kind === "instructions" || kind === "role_markers");
  return speaks
    ? "This document holds text that speaks to the model"
    : "This document holds text that its readers do not see";
}
