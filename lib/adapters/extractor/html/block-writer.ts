import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { tableRows } from "./table-rows";
import { BLOCK, HEADING, VERBATIM } from "./tags";
import { attribute, type Element, hasAttribute, textOf, type Visitor } from "./tree";

/** An open list; `next` is the number of its next item. */
type OpenList = { isOrdered: boolean; next: number };
/** An open list item: how it is marked, and whether that is written already. */
type OpenItem = { depth: number; marker: string; isMarked: boolean; isProse: boolean };

/** Turns the elements of a page, in document order, into blocks: for `walk`. */
export class BlockWriter implements Visitor {
  readonly #builder: DocumentBuilder;
  readonly #isSkipped: (element: Element) => boolean;
  readonly #lists: OpenList[] = [];
  readonly #items: OpenItem[] = [];
  #inline: string[] = [];
  #heading: Element | null = null;
  #pending: ListItem[] = [];

  constructor(builder: DocumentBuilder, isSkipped: (element: Element) => boolean) {
    this.#builder = builder;
    this.#isSkipped = isSkipped;
  }

  text(value: string): void {
    this.#inline.push(value.replace(/[ \t\r\n\f]+/g, " "));
  }

  enter(element: Element): boolean {
    const tag = element.tagName;
    if (this.#isSkipped(element)) return false;
    if (tag === "br") {
      this.#inline.push("\n");
      return false;
    }
    if (VERBATIM.has(tag)) {
      this.#flush();
      this.#closeList();
      this.#builder.code(textOf(element));
      return false;
    }
    if (tag === "table") {
      const table = tableRows(element, this.#isSkipped);
      if (table) {
        this.#flush();
        this.#closeList();
        this.#builder.paragraph(table.caption);
        this.#builder.table(table.rows);
        return false;
      }
    }
    if (BLOCK.has(tag)) this.#openBlock(element);
    return true;
  }

  leave(element: Element): void {
    const tag = element.tagName;
    if (!BLOCK.has(tag)) return;
    this.#flush();
    if (element === this.#heading) this.#heading = null;
    if (tag === "li") this.#items.pop();
    if (tag === "ul" || tag === "ol" || tag === "menu") {
      this.#lists.pop();
      if (this.#lists.length === 0) this.#closeList();
    }
  }

  /** Writes what is still held back. */
  finish(): void {
    this.#flush();
    this.#closeList();
  }

  #openBlock(element: Element): void {
    const tag = element.tagName;
    this.#flush();
    if (HEADING.test(tag)) {
      this.#heading ??= element;
    } else if (tag === "ul" || tag === "ol" || tag === "menu") {
      const start = Number.parseInt(attribute(element, "start"), 10);
      this.#lists.push({ isOrdered: tag === "ol", next: Number.isNaN(start) ? 1 : start });
    } else if (tag === "li") {
      this.#openItem(element);
    }
  }

  #openItem(element: Element): void {
    const list = this.#lists.at(-1);
    if (hasAttribute(element, "value") && list)
      list.next = Number.parseInt(attribute(element, "value"), 10) || 1;
    const marker = list?.isOrdered ? `${list.next++}.` : "-";
    this.#items.push({ depth: Math.max(0, this.#lists.length - 1), marker, isMarked: false, isProse: false });
  }

  /** Ends the run of inline text: it becomes a heading, an item of a list or a paragraph. */
  #flush(): void {
    const text = this.#inline.join("");
    this.#inline = [];
    if (text.trim() === "") return;
    const item = this.#items.at(-1);
    if (this.#heading) {
      this.#closeList();
      if (item) item.isProse = true;
      this.#builder.heading(Number(this.#heading.tagName[1]), text.replace(/\s*[#¶§]\s*$/, ""));
    } else if (item && !item.isProse) {
      this.#addToList(item, text);
    } else {
      this.#closeList();
      this.#builder.paragraph(text);
    }
  }

  #addToList(item: OpenItem, text: string): void {
    const last = this.#pending.at(-1);
    if (item.isMarked && last?.depth === item.depth && last.marker === item.marker) {
      last.text += ` ${text}`;
    } else {
      this.#pending.push({ depth: item.depth, marker: item.isMarked ? "-" : item.marker, text });
      item.isMarked = true;
    }
  }

  #closeList(): void {
    if (this.#pending.length > 0) this.#builder.list(this.#pending);
    this.#pending = [];
  }
}
