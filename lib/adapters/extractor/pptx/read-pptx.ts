import type { DocumentBuilder } from "../document/document-builder";
import { onlyPictures } from "../document/reading-error";
import { writeRows } from "../document/write-rows";
import { bodyText } from "../ooxml/drawing-text";
import { writeGraphics } from "../ooxml/graphics";
import { follow, Package, type Part, relatedPart } from "../ooxml/part";
import { childrenOf, descendantsOf, type XmlElement } from "../xml/parse-xml";
import type { Zip } from "../zip/zip";
import { bulletsOf, patternsOf, placeholderOf } from "./placeholders";
import { tableRows, writeBody } from "./slide-text";

/** What stands on every slide. */
const RUNNING = new Set(["dt", "ftr", "sldNum", "hdr"]);
const MAX_GROUPS = 200;

/**
 * A presentation slide by slide, in the order they are shown: title, text, tables, charts, then what the speaker noted.
 * A hidden slide is a page without text: it was not meant to be seen, and the others keep their numbers.
 */
export async function readPptx(zip: Zip, builder: DocumentBuilder): Promise<void> {
  const all = new Package(zip);
  const presentation = await all.open("ppt/presentation.xml");
  let number = 0;
  for (const { attribs } of descendantsOf(presentation.tree, "p:sldId")) {
    const name = presentation.relations.get(attribs["r:id"] ?? "")?.part;
    number++;
    builder.startPage();
    if (!name) continue;
    const slide = await all.open(name);
    const root = follow(slide.tree, "p:sld");
    if (root && !/^(0|false)$/.test(root.attribs.show ?? "")) await writeSlide(slide, number, all, builder);
  }
  if (builder.isEmpty && [...zip.names()].some((name) => name.startsWith("ppt/media/"))) throw onlyPictures();
}

async function writeSlide(
  slide: Part,
  number: number,
  all: Package,
  builder: DocumentBuilder,
): Promise<void> {
  const tree = follow(slide.tree, "p:sld", "p:cSld", "p:spTree");
  const shapes = tree ? [...shapesOf(tree)] : [];
  const patterns = await patternsOf(slide, all);
  const title = shapes.find(isTitle);
  const titleBody = title && follow(title, "p:txBody");
  const titleText = titleBody ? bodyText(titleBody).trim() : "";
  if (number === 1 && titleText !== "") builder.title = titleText;
  const notes = await notesOf(slide, all);
  if (titleText !== "" || notes.length > 0 || shapes.some(hasContent)) {
    builder.heading(1, titleText || `Slide ${number}`);
  }
  for (const shape of shapes) {
    const body = follow(shape, "p:txBody");
    if (shape.name === "p:graphicFrame") {
      for (const table of descendantsOf(shape, "a:tbl")) writeRows(tableRows(table), builder);
      await writeGraphics(shape, slide, all, builder);
    } else if (shape !== title && body && !RUNNING.has(placeholderOf(shape)?.type ?? "")) {
      writeBody(body, bulletsOf(shape, patterns), builder);
    }
  }
  if (notes.length > 0) builder.heading(2, "Speaker notes");
  for (const body of notes) writeBody(body, () => null, builder);
}

async function notesOf(slide: Part, all: Package): Promise<XmlElement[]> {
  const name = relatedPart(slide, "notesSlide");
  if (!name || !all.has(name)) return [];
  return [...descendantsOf((await all.open(name)).tree, "p:sp")]
    .filter((shape) => placeholderOf(shape)?.type === "body")
    .flatMap((shape) => childrenOf(shape, "p:txBody"))
    .filter((body) => bodyText(body).trim() !== "");
}

function hasContent(shape: XmlElement): boolean {
  const body = follow(shape, "p:txBody");
  if (RUNNING.has(placeholderOf(shape)?.type ?? "")) return false;
  return body ? bodyText(body).trim() !== "" : shape.name === "p:graphicFrame";
}

/** Shapes in the order of the file, which is the one that screen readers use; groups are opened. */
function* shapesOf(tree: XmlElement, depth = 0): Generator<XmlElement> {
  for (const child of childrenOf(tree)) {
    if (child.name === "p:sp" || child.name === "p:graphicFrame") yield child;
    else if (/^(p:grpSp|mc:AlternateContent|mc:Choice|mc:Fallback)$/.test(child.name) && depth < MAX_GROUPS) {
      yield* shapesOf(child, depth + 1);
    }
  }
}

function isTitle(shape: XmlElement): boolean {
  return /^(title|ctrTitle)$/.test(placeholderOf(shape)?.type ?? "");
}
