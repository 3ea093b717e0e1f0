function names(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Directives whose body is verbatim. */
export const CODE = names(
  "code code-block sourcecode parsed-literal literalblock doctest testcode testoutput math prompt console highlight graphviz",
);
/** Directives for the program that makes the pages, with nothing for readers. */
export const SILENT = names(
  "toctree contents include raw image index meta only-html highlight default-role role currentmodule module sectnum " +
    "header footer target-notes tabularcolumns automodule autoclass autofunction literalinclude unicode date class",
);
/** Directives that are shown under a name of their own. */
const LABELS: Readonly<Record<string, string>> = {
  versionadded: "New in version",
  versionchanged: "Changed in version",
  deprecated: "Deprecated since version",
  seealso: "See also",
};
const ADMONITIONS = names("attention caution danger error hint important note tip warning todo");

/** What stands before the body: the label of a note, the argument of what is described. */
export function leadOf(name: string, argument: string): string {
  const label = ADMONITIONS.has(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}:` : (LABELS[name] ?? "");
  return name === "figure" || name === "container" || name === "only" ? "" : `${label} ${argument}`.trim();
}
