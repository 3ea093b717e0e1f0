import { cleanCode } from "../document/clean-text";
import type { DocumentBuilder, ListItem } from "../document/document-builder";

/** Files in which spacing means something: they are one block of code. */
const VERBATIM: ReadonlySet<string> = new Set(
  (
    "bash bat c cc cfg clj conf cpp cs css dart diff env ex fs go gradle graphql h hpp hs ini ipynb java jl js json " +
    "json5 jsonl jsx kt lua m mjs ml php pl properties proto ps1 py r rb rs sass scala scss sh sql swift tex tf toml " +
    "ts tsx vb vue xml xsd xsl yaml yml zsh"
  ).split(" "),
);
const UNDERLINE = /^([=~*#-])\1{2,}$/;
const INDENTED = /^(\t| {4})/;
const ITEM = /^([ \t]*)([-*•‣▪◦–]|\d{1,3}[.)])[ \t]+(\S.*)$/;

/** Paragraphs are what blank lines part; underlined lines are headings; indented paragraphs are verbatim. */
export function writePlainText(text: string, extension: string, builder: DocumentBuilder): void {
  if (VERBATIM.has(extension)) {
    builder.code(text);
    return;
  }
  builder.unseen.look(text);
  for (const paragraph of cleanCode(text).split(/\n{2,}/)) {
    const lines = paragraph.split("\n");
    const [first = "", second = ""] = lines;
    const items = listItems(lines);
    if (lines.length === 2 && first.trim() !== "" && UNDERLINE.test(second.trim())) {
      builder.heading(second.trim().startsWith("=") ? 1 : 2, first);
    } else if (items) {
      builder.list(items);
    } else if (lines.length > 1 && lines.every((line) => INDENTED.test(line))) {
      builder.code(paragraph);
    } else {
      builder.paragraph(paragraph);
    }
  }
}

/** The items when every line is one, or goes on with the one before it; else null. */
function listItems(lines: readonly string[]): ListItem[] | null {
  if (lines.length < 2) return null;
  const items: (ListItem & { indent: number })[] = [];
  for (const line of lines) {
    const [, blanks = "", marker = "", text = ""] = ITEM.exec(line) ?? [];
    const indent = blanks.replaceAll("\t", "    ").length;
    const last = items.at(-1);
    if (marker !== "") {
      const depth = !last ? 0 : indent > last.indent ? last.depth + 1 : depthOf(items, indent);
      items.push({
        indent,
        depth,
        marker: /\d/.test(marker) ? `${Number.parseInt(marker, 10)}.` : "-",
        text,
      });
    } else if (last && /^[ \t]/.test(line)) {
      last.text += ` ${line}`;
    } else {
      return null;
    }
  }
  return items;
}

function depthOf(items: readonly (ListItem & { indent: number })[], indent: number): number {
  return items.findLast((item) => item.indent <= indent)?.depth ?? 0;
}
