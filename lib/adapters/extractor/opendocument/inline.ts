import { isTag, isText } from "domhandler";
import { childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/parse-xml";

/** What hangs on a paragraph and is written elsewhere. */
export type Attachments = {
  /** Foot- and endnotes, and what people remarked, in the order they are called for. */
  notes: XmlElement[];
  remarks: XmlElement[];
  /** Frames with text, tables or pictures, which follow their paragraph. */
  frames: XmlElement[];
};

const SILENT =
  /^(text:(ruby-text|tracked-changes|note-citation|page-number|page-count|bookmark.*)|svg:.*|office:annotation-end)$/;
const FRAMES = /^draw:(frame|custom-shape|rect|ellipse|text-box|g)$/;
const MAX_SPACES = 100;

/** The text of a paragraph; `[1]` stands for its first note, counted over the document. */
export function inlineText(paragraph: XmlElement, attachments: Attachments): string {
  let text = "";
  for (const node of paragraph.children) {
    if (isText(node)) text += node.data.replace(/\s+/g, " ");
    if (!isTag(node) || SILENT.test(node.name)) continue;
    if (node.name === "text:s") text += " ".repeat(spaces(node));
    else if (node.name === "text:tab") text += "\t";
    else if (node.name === "text:line-break") text += "\n";
    else if (node.name === "text:note") text += `[${attachments.notes.push(node)}]`;
    else if (node.name === "office:annotation") attachments.remarks.push(node);
    else if (FRAMES.test(node.name)) attachments.frames.push(node);
    else text += inlineText(node, attachments);
  }
  return text;
}

export function noAttachments(): Attachments {
  return { notes: [], remarks: [], frames: [] };
}

/** The paragraphs anywhere inside, one a line: for notes, remarks and cells. */
export function flatText(parent: XmlElement, attachments: Attachments = noAttachments()): string {
  return [...descendantsOf(parent, "text:p", "text:h")]
    .map((paragraph) => inlineText(paragraph, attachments))
    .join("\n");
}

/** Who remarked what, on one line. */
export function remarkText(remark: XmlElement): string {
  const [author] = childrenOf(remark, "dc:creator");
  const name = author ? textOf(author) : "";
  return `Comment${name && ` by ${name}`}: ${flatText(remark)}`;
}

function spaces({ attribs }: XmlElement): number {
  return Math.min(Math.max(Number.parseInt(attribs["text:c"] ?? "1", 10) || 1, 1), MAX_SPACES);
}
