/** A line of AsciiDoc without its marks; `names` are the document's own attributes. */
export function plainAsciiDoc(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/\{([\w-]+)\}/g, (whole, name: string) => names.get(name.toLowerCase()) ?? whole)
    .split(/(`\+?[^`]+?\+?`)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/^`\+?|\+?`$/g, "") : plainPart(part)))
    .join("");
}

function plainPart(text: string): string {
  return text
    .replace(/\[\[[^\]]*\]\]|\(\(\([^)]*\)\)\)/g, "")
    .replace(/\(\(([^()]*)\)\)/g, "$1")
    .replace(
      /<<([^,>]+)(?:,\s*([^>]*))?>>/g,
      (_, target: string, label?: string) => label ?? target.replace(/^#/, ""),
    )
    .replace(/\b(?:kbd|btn|menu|stem|latexmath|asciimath|pass):[\w,]*\[([^\]]*)\]/g, "$1")
    .replace(/footnote:[\w-]*\[([^\]]*)\]/g, " ($1)")
    .replace(/image:[^\s[\]]+\[([^\],]*)[^\]]*\]/g, "$1")
    .replace(
      /\b(?:link|mailto|xref):([^\s[\]]+)\[([^\]]*)\]/g,
      (_, target: string, label: string) => labelOf(label) || target,
    )
    .replace(
      /((?:https?|ftp):\/\/[^\s[\]<>]+)\[([^\]]*)\]/g,
      (_, target: string, label: string) => labelOf(label) || target,
    )
    .replace(/\[\.?[\w.#%-]+\](?=[#*_])/g, "")
    .replace(/([*_#])\1(?=\S)([^*_#\n]+)\1\1/g, "$2")
    .replace(/(^|[^\w\\])([*_#])(?=\S)([^\n]*?\S)\2(?!\w)/g, "$1$3")
    .replace(/\^([^\s^]+)\^|~([^\s~]+)~/g, (_, above?: string, below?: string) => above ?? below ?? "")
    .replace(/ \+$/gm, "\n")
    .replace(/\\([*_`#{[<+])/g, "$1");
}

/** The text of a link without the attributes that may follow it. */
function labelOf(label: string): string {
  return label
    .replace(/^"(.*)".*$/, "$1")
    .replace(/,\s*(?:window|role|opts)=.*$/, "")
    .replace(/\^$/, "");
}
