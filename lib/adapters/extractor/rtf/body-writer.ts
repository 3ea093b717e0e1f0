import type { DocumentBuilder, ListItem } from "../document/document-builder";

/** What is known of a paragraph when it ends; `level` is 0 for text that is no heading. */
export type ParagraphStyle = { level: number; isInTable: boolean; depth: number };

/** Turns paragraphs and cells, in the order in which they end, into blocks. */
export class BodyWriter {
  readonly #builder: DocumentBuilder;
  #text: string[] = [];
  #marker: string | null = null;
  #cell = "";
  #row: string[] = [];
  #rows: string[][] = [];
  #items: ListItem[] = [];
  #notes: string[] = [];

  constructor(builder: DocumentBuilder) {
    this.#builder = builder;
  }

  text(text: string): void {
    this.#text.push(text);
  }

  marker(text: string): void {
    const number = /\d+/.exec(text)?.[0];
    this.#marker = number ? `${number}.` : "-";
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  endParagraph({ level, isInTable, depth }: ParagraphStyle): void {
    const text = this.#takeText();
    const marker = this.#marker;
    this.#marker = null;
    if (isInTable) {
      this.#cell += `${text} `;
      return;
    }
    if (text.trim() === "" && this.#items.length > 0) return;
    this.#endTable();
    if (marker && level === 0) {
      this.#items.push({ depth, marker, text });
      return;
    }
    this.#endList();
    if (level > 0) this.#builder.heading(level, text);
    else this.#builder.paragraph(text);
    this.#writeNotes();
  }

  endCell(): void {
    this.#row.push(this.#cell + this.#takeText());
    this.#cell = "";
    this.#marker = null;
  }

  endRow(): void {
    this.#endList();
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
  }

  /** Writes what is still held back, such as the last paragraph, which needs no end. */
  finish(style: ParagraphStyle): void {
    if (this.#cell !== "" || this.#row.length > 0) this.endCell();
    this.endRow();
    this.endParagraph({ ...style, isInTable: false });
    this.#endTable();
    this.#endList();
  }

  #takeText(): string {
    const text = this.#text.join("");
    this.#text = [];
    return text;
  }

  #endTable(): void {
    if (this.#rows.length === 0) return;
    this.#endList();
    this.#builder.table(this.#rows);
    this.#rows = [];
    this.#writeNotes();
  }

  #endList(): void {
    if (this.#items.length === 0) return;
    this.#builder.list(this.#items);
    this.#items = [];
    this.#writeNotes();
  }

  #writeNotes(): void {
    for (const note of this.#notes) this.#builder.paragraph(note);
    this.#notes = [];
  }
}
