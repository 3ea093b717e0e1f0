/** A line of reStructuredText without its marks; `names` are the document's own substitutions. */
export function plainRst(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .split(/(``[^`]+``)/)
    .map((part, index) => (index % 2 === 1 ? part.slice(2, -2) : plainPart(part, names)))
    .join("");
}

function plainPart(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/\|([^|\s][^|]{0,80})\|_{0,2}/g, (whole, name: string) => names.get(name) ?? whole)
    .replace(/(?::[\w:.+-]{1,60}:)?`([^`]+)`(?::[\w.-]{1,60}:|_{0,2})/g, (_, inner: string) => labelOf(inner))
    .replace(/(^|[^\w*\\])\*\*(?=\S)([^*]+)\*\*/g, "$1$2")
    .replace(/(^|[^\w*\\])\*(?=\S)([^*]*[^*\s])\*(?!\w)/g, "$1$2")
    .replace(/(\w)__?(?=[\s.,;:!?)]|$)/g, "$1")
    .replace(/\\ /g, "")
    .replace(/\\([^\w\s])/g, "$1");
}

/** `text <target>` is shown as its text; `~package.name` as its last part. */
function labelOf(inner: string): string {
  const [, label, target] = /^([\s\S]*?)\s*<([^<>]*)>$/.exec(inner) ?? [];
  if (label) return label;
  if (target) return target;
  return inner.startsWith("~")
    ? inner.slice(inner.lastIndexOf(".") + 1).replace(/^~/, "")
    : inner.replace(/^!/, "");
}
