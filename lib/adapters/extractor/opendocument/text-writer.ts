import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { writeRows } from "../document/write-rows";
import { childrenOf, type XmlElement } from "../xml/parse-xml";
import { type Attachments, flatText, inlineText, noAttachments, remarkText } from "./inline";
import { ListReader } from "./list-items";
import type { Styles } from "./styles";
import { tableRows } from "./table-rows";

/** Not text of the document: what was deleted, forms, and lists of what stands in it anyway. */
const SILENT =
  /^(text:(tracked-changes|table-of-content|.*-index|.*-decls)|office:forms|presentation:notes|svg:.*)$/;

/** Writes the elements of an OpenDocument text, in order, as blocks. */
export class TextWriter {
  readonly #builder: DocumentBuilder;
  readonly #styles: Styles;
  readonly #attachments: Attachments = noAttachments();
  readonly #lists: ListReader;

  constructor(builder: DocumentBuilder, styles: Styles) {
    this.#builder = builder;
    this.#styles = styles;
    this.#lists = new ListReader(styles, (paragraph) => inlineText(paragraph, this.#attachments));
  }

  write(parent: XmlElement): void {
    for (const child of childrenOf(parent)) {
      if (SILENT.test(child.name)) continue;
      if (child.name === "text:h" || child.name === "text:p") this.#writeParagraph(child);
      else if (child.name === "text:list") this.#writeList(child);
      else if (child.name === "table:table") this.#writeTable(child);
      else if (child.name === "office:annotation") this.#attachments.remarks.push(child);
      else this.write(child);
    }
  }

  /** Writes the notes and remarks that are due. */
  finish(): void {
    const { notes, remarks } = this.#attachments;
    const items: ListItem[] = [];
    for (let index = 0; index < notes.length; index++) {
      const note = notes[index];
      const text = note ? flatText(note, this.#attachments) : "";
      items.push({ depth: 0, marker: `${index + 1}.`, text });
    }
    this.#builder.list(items);
    for (const remark of remarks) this.#builder.paragraph(remarkText(remark));
    this.#attachments.notes = [];
    this.#attachments.remarks = [];
    this.#writeFrames();
  }

  #writeParagraph(paragraph: XmlElement): void {
    const text = inlineText(paragraph, this.#attachments);
    const style = paragraph.attribs["text:style-name"];
    if (paragraph.name === "text:h") {
      this.#builder.heading(Number.parseInt(paragraph.attribs["text:outline-level"] ?? "1", 10) || 1, text);
    } else if (this.#styles.isA(style, "Title")) {
      this.#builder.title ??= text.trim() || null;
      this.#builder.heading(1, text);
    } else if (this.#styles.isA(style, "Preformatted_20_Text")) {
      this.#builder.code(text);
    } else {
      this.#builder.paragraph(text);
    }
    this.#writeFrames();
  }

  #writeFrames(): void {
    const { frames } = this.#attachments;
    this.#attachments.frames = [];
    for (const frame of frames) this.write(frame);
  }

  #writeTable(table: XmlElement): void {
    writeRows(
      tableRows(table, (cell) => flatText(cell, this.#attachments)),
      this.#builder,
    );
    this.#writeFrames();
  }

  #writeList(list: XmlElement): void {
    let items: ListItem[] = [];
    for (const entry of this.#lists.entries(list)) {
      if ("marker" in entry) {
        items.push(entry);
      } else {
        this.#builder.list(items);
        items = [];
        this.#writeParagraph(entry);
      }
    }
    this.#builder.list(items);
    this.#writeFrames();
  }
}
