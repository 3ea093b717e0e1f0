import type { Document } from "domhandler";
import type { DocumentBuilder } from "../document/document-builder";
import { onlyPictures } from "../document/reading-error";
import { childrenOf, descendantsOf, parseXml, type XmlElement } from "../xml/parse-xml";
import type { Zip } from "../zip/zip";
import { refuseEncrypted } from "./encryption";
import { flatText } from "./inline";
import { Styles } from "./styles";
import { TextWriter } from "./text-writer";

type Content = { content: Document; looks: Document };

/** What stands on every slide. */
const RUNNING = new Set(["header", "footer", "date-time", "page-number"]);

/** A text of OpenDocument: headers of its pages once, the text, notes and comments, footers once. */
export async function readOpenText(zip: Zip, builder: DocumentBuilder): Promise<void> {
  const { content, looks } = await open(zip);
  const writer = new TextWriter(builder, new Styles(looks, content));
  writeMargins([...descendantsOf(looks, "style:header", "style:header-first", "style:header-left")], builder);
  for (const text of descendantsOf(content, "office:text")) writer.write(text);
  writer.finish();
  writeMargins([...descendantsOf(looks, "style:footer", "style:footer-first", "style:footer-left")], builder);
  refuseOnlyPictures(zip, builder);
}

/**
 * A presentation of OpenDocument slide by slide: title, what else is on it, then what the speaker noted. A hidden slide
 * is a page without text, as in PowerPoint's.
 */
export async function readOpenSlides(zip: Zip, builder: DocumentBuilder): Promise<void> {
  const { content, looks } = await open(zip);
  const styles = new Styles(looks, content);
  let number = 0;
  for (const page of descendantsOf(content, "draw:page")) {
    number++;
    builder.startPage();
    if (!styles.isHidden(page.attribs["draw:style-name"])) writeSlide(page, number, styles, builder);
  }
  refuseOnlyPictures(zip, builder);
}

async function open(zip: Zip): Promise<Content> {
  await refuseEncrypted(zip);
  const content = parseXml(await zip.read("content.xml"));
  const looks = parseXml(zip.has("styles.xml") ? await zip.read("styles.xml") : new Uint8Array());
  return { content, looks };
}

function writeSlide(page: XmlElement, number: number, styles: Styles, builder: DocumentBuilder): void {
  const frames = childrenOf(page).filter(
    ({ name, attribs }) => name !== "presentation:notes" && !RUNNING.has(attribs["presentation:class"] ?? ""),
  );
  const title = frames.find(({ attribs }) => attribs["presentation:class"] === "title");
  const titleText = title ? flatText(title).trim() : "";
  const notes = childrenOf(page, "presentation:notes")
    .flatMap((one) => childrenOf(one, "draw:frame"))
    .filter((frame) => frame.attribs["presentation:class"] === "notes" && flatText(frame).trim() !== "");
  if (number === 1 && titleText !== "") builder.title = titleText;
  if (titleText !== "" || notes.length > 0 || frames.some((frame) => flatText(frame).trim() !== "")) {
    builder.heading(1, titleText || `Slide ${number}`);
  }
  const writer = new TextWriter(builder, styles);
  for (const frame of frames) if (frame !== title) writer.write(frame);
  writer.finish();
  if (notes.length > 0) builder.heading(2, "Speaker notes");
  for (const frame of notes) writer.write(frame);
}

/** Every page style has its own headers and footers: what is the same is written once. */
function writeMargins(margins: readonly XmlElement[], builder: DocumentBuilder): void {
  for (const text of new Set(margins.map((margin) => flatText(margin).trim()))) {
    if (/\p{L}/u.test(text)) builder.paragraph(text);
  }
}

function refuseOnlyPictures(zip: Zip, builder: DocumentBuilder): void {
  if (builder.isEmpty && [...zip.names()].some((name) => /^Pictures\/./.test(name))) throw onlyPictures();
}
