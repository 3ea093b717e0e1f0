import { isCDATA, isTag, isText } from "domhandler";
import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/parse-xml";
import {
  BLOCKS,
  CELLS,
  CODE,
  ITEMS,
  LISTS,
  localName,
  NOTES,
  NUMBERED,
  PARAGRAPHS,
  ROWS,
  SILENT,
  TABLES,
  TITLES,
} from "./names";

/** Whether an element directly holds both text and elements, as only running text does. */
export function isMixed(element: XmlElement): boolean {
  const hasText = element.children.some((child) => isText(child) && child.data.trim() !== "");
  return hasText && element.children.some(isTag);
}

/** Writes an element of a text: titles are headings as deep as their sections, the rest by what it is called. */
export function writeProse(element: XmlElement, builder: DocumentBuilder, above = 0): void {
  const name = localName(element.name);
  if (SILENT.has(name)) return;
  if (TITLES.has(name)) builder.heading(Math.max(1, above), line(textOf(element)));
  else if (CODE.has(name)) builder.code(textOf(element));
  else if (LISTS.has(name)) builder.list(itemsOf(element, 0));
  else if (TABLES.has(name) && hasRows(element)) writeTable(element, builder);
  else writeInside(element, builder, hasTitle(element) ? above + 1 : above);
}

function writeInside(element: XmlElement, builder: DocumentBuilder, level: number): void {
  const isLine = PARAGRAPHS.has(localName(element.name)) || isMixed(element);
  const notes: XmlElement[] = [];
  let text = "";
  const flush = () => {
    builder.paragraph(line(text));
    text = "";
  };
  for (const child of element.children) {
    if (isText(child)) text += child.data;
    else if (isCDATA(child)) text += child.children.map((part) => (isText(part) ? part.data : "")).join("");
    else if (isTag(child) && isLine && !BLOCKS.has(localName(child.name)))
      text += SILENT.has(localName(child.name)) ? "" : textOf(child);
    else if (isTag(child) && isLine && NOTES.has(localName(child.name))) notes.push(child);
    else if (isTag(child)) {
      flush();
      writeProse(child, builder, level);
    }
  }
  flush();
  for (const note of notes) writeProse(note, builder, level);
}

/** Whether a heading of its own makes it a section. What is said about a section belongs to that section. */
function hasTitle(element: XmlElement): boolean {
  return (
    !isInfo(element) &&
    childrenOf(element).some((child) => isTitle(child) || (isInfo(child) && childrenOf(child).some(isTitle)))
  );
}

function isTitle(element: XmlElement): boolean {
  return TITLES.has(localName(element.name));
}

function isInfo(element: XmlElement): boolean {
  return /^(front|.*info)$/.test(localName(element.name));
}

function hasRows(table: XmlElement): boolean {
  return rowsOf(table).length > 0;
}

function rowsOf(table: XmlElement): XmlElement[] {
  return [...descendantsOf(table, ...ROWS)];
}

function writeTable(table: XmlElement, builder: DocumentBuilder): void {
  for (const child of childrenOf(table)) {
    if (TITLES.has(localName(child.name)) || child.name === "caption") builder.paragraph(line(textOf(child)));
  }
  const rows = rowsOf(table).map((row) => childrenOf(row).filter((cell) => CELLS.has(localName(cell.name))));
  builder.table(rows.map((cells) => cells.map((cell) => line(textOf(cell)))));
}

function itemsOf(list: XmlElement, depth: number): ListItem[] {
  const isNumbered = NUMBERED.has(localName(list.name));
  let number = 0;
  return childrenOf(list).flatMap((child) => {
    if (!ITEMS.has(localName(child.name)))
      return LISTS.has(localName(child.name)) ? itemsOf(child, depth + 1) : [];
    number++;
    const inner: ListItem[] = [];
    const text = textWithout(child, (nested) => {
      inner.push(...itemsOf(nested, depth + 1));
    });
    return [{ depth, marker: isNumbered ? `${number}.` : "-", text: line(text) }, ...inner];
  });
}

/** The text of an item; the lists in it are handed out instead. */
function textWithout(element: XmlElement, take: (list: XmlElement) => void): string {
  let text = "";
  for (const child of element.children) {
    if (isText(child)) text += child.data;
    else if (isTag(child) && LISTS.has(localName(child.name))) take(child);
    else if (isTag(child)) text += ` ${textWithout(child, take)}`;
  }
  return BLOCKS.has(localName(element.name)) ? `${text} ` : text.replace(/^ /, "");
}

function line(text: string): string {
  return text.replace(/\s+/g, " ");
}
