import type { ListItem } from "../document/document-builder";
import { childrenOf, type XmlElement } from "../xml/parse-xml";
import type { Styles } from "./styles";

type Level = { style: string; depth: number; count: number };

/** Turns a list into items. */
export class ListReader {
  readonly #styles: Styles;
  readonly #textOf: (paragraph: XmlElement) => string;
  /** How far each list counted, for those that go on where the one before ended. */
  readonly #counts = new Map<string, number>();

  constructor(styles: Styles, textOf: (paragraph: XmlElement) => string) {
    this.#styles = styles;
    this.#textOf = textOf;
  }

  /** The items in order; headings, which may stand in lists for the sake of their numbers, as they are. */
  *entries(list: XmlElement, depth = 0, inherited = ""): Generator<ListItem | XmlElement> {
    const style = list.attribs["text:style-name"] ?? inherited;
    const key = `${style} ${depth}`;
    const isContinued =
      list.attribs["text:continue-numbering"] === "true" || list.attribs["text:continue-list"];
    const level = { style, depth, count: isContinued ? (this.#counts.get(key) ?? 0) : 0 };
    for (const item of childrenOf(list)) {
      if (item.name === "text:list-item" || item.name === "text:list-header") yield* this.#entry(item, level);
    }
    this.#counts.set(key, level.count);
  }

  *#entry(item: XmlElement, level: Level): Generator<ListItem | XmlElement> {
    let written: ListItem | null = null;
    for (const child of childrenOf(item)) {
      if (child.name === "text:h") yield child;
      if (child.name === "text:list" || child.name === "text:p") {
        if (child.name === "text:p") {
          const text = this.#textOf(child);
          if (text.trim() === "") continue;
          if (written) written.text += ` ${text}`;
          else written = { depth: level.depth, marker: this.#marker(item, level), text };
        } else {
          if (written) yield written;
          written = null;
          yield* this.entries(child, level.depth + 1, level.style);
        }
      }
    }
    if (written) yield written;
  }

  #marker({ name, attribs }: XmlElement, level: Level): string {
    if (name === "text:list-header") return "-";
    const start = Number.parseInt(attribs["text:start-value"] ?? "", 10);
    level.count = Number.isNaN(start) ? level.count + 1 : start;
    return this.#styles.isNumbered(level.style, level.depth) ? `${level.count}.` : "-";
  }
}
