import { isTag, isText } from "domhandler";
import type { DocumentBuilder } from "../document/document-builder";
import type { Package } from "../ooxml/part";
import { descendantsOf, nodesOf, type XmlElement } from "../xml/parse-xml";

/** Fields that differ from page to page or day to day. */
const IDLE_FIELD = /^\s*(PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME)\b/;
/** "Page 3 of 7" leaves so few letters when its fields are gone. */
const TOO_FEW_LETTERS = 12;

/** Writes the headers or footers of a Word document: each section repeats them, so what is the same is written once. */
export async function writeMargins(
  kind: "header" | "footer",
  main: string,
  all: Package,
  builder: DocumentBuilder,
): Promise<void> {
  const lines = new Set<string>();
  for (const { type, part } of (await all.relationsOf(main)).values()) {
    if (type !== kind || !all.has(part)) continue;
    const { tree } = await all.open(part);
    for (const paragraph of descendantsOf(tree, "w:p")) lines.add(lineOf(paragraph));
  }
  for (const line of lines) builder.paragraph(line);
}

/** The text of a paragraph without the results of idle fields; empty when nothing else is in it. */
function lineOf(paragraph: XmlElement): string {
  let text = "";
  let instruction: string | null = null;
  let isIdle = false;
  for (const node of nodesOf(paragraph)) {
    if (isText(node)) {
      const holder = node.parent && isTag(node.parent) ? node.parent : null;
      if (holder?.name === "w:instrText") instruction = (instruction ?? "") + node.data;
      else if (holder?.name === "w:t" && !isInsideIdleField(holder)) {
        if (instruction !== null && IDLE_FIELD.test(instruction)) isIdle = true;
        else text += node.data;
      }
    } else if (isTag(node)) {
      if (node.name === "w:fldSimple" && IDLE_FIELD.test(node.attribs["w:instr"] ?? "")) isIdle = true;
      if (node.name === "w:fldChar" && node.attribs["w:fldCharType"] !== "separate") instruction = null;
      if (node.name === "w:tab" || node.name === "w:br") text += " ";
    }
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 || (isIdle && letters < TOO_FEW_LETTERS) ? "" : text.trim();
}

function isInsideIdleField(element: XmlElement): boolean {
  for (let up = element.parent; up && isTag(up); up = up.parent) {
    if (up.name === "w:fldSimple") return IDLE_FIELD.test(up.attribs["w:instr"] ?? "");
  }
  return false;
}
