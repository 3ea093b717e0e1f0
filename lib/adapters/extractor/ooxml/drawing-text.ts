import { isTag, isText } from "domhandler";
import { childrenOf, nodesOf, textOf, type XmlElement } from "../xml/parse-xml";

/** Fields that differ from slide to slide and say nothing. */
const IDLE_FIELD = /^(slidenum|datetime)/;

/** The text of a drawn body: one line for each paragraph. */
export function bodyText(body: XmlElement): string {
  return childrenOf(body, "a:p").map(paragraphText).join("\n");
}

/** The text of a paragraph in a drawing, its formulas by their characters. */
export function paragraphText(paragraph: XmlElement): string {
  let text = "";
  for (const run of childrenOf(paragraph)) {
    if (run.name === "a:br") text += "\n";
    else if (run.name === "a:r") text += textOf(run);
    else if (run.name === "a:fld" && !IDLE_FIELD.test(run.attribs.type ?? "")) text += textOf(run);
    else if (run.name === "mc:AlternateContent" || run.name === "a14:m") text += formulaText(run);
  }
  return text;
}

function formulaText(formula: XmlElement): string {
  let text = "";
  for (const node of nodesOf(formula)) {
    if (isText(node) && node.parent && isTag(node.parent) && /:t$/.test(node.parent.name)) text += node.data;
  }
  return text;
}
