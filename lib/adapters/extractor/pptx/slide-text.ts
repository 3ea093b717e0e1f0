import type { DocumentBuilder, ListItem } from "../document/document-builder";
import { bodyText, paragraphText } from "../ooxml/drawing-text";
import { follow } from "../ooxml/part";
import { childrenOf, type XmlElement } from "../xml/parse-xml";

/** What an item of a list starts with, as the paragraph itself or what it inherits from says. */
export type Bullet = "bullet" | "number" | null;
export type BulletOf = (paragraph: XmlElement, level: number) => Bullet;

/** Writes the paragraphs of a text body; neighbours with bullets become one list. */
export function writeBody(body: XmlElement, bulletOf: BulletOf, builder: DocumentBuilder): void {
  let items: ListItem[] = [];
  let counts: number[] = [];
  const finishList = () => {
    builder.list(items);
    items = [];
    counts = [];
  };
  for (const paragraph of childrenOf(body, "a:p")) {
    const text = paragraphText(paragraph);
    if (text.trim() === "") continue;
    const depth = Number.parseInt(follow(paragraph, "a:pPr")?.attribs.lvl ?? "", 10) || 0;
    const bullet = bulletOf(paragraph, depth);
    if (bullet === null) {
      finishList();
      builder.paragraph(text);
      continue;
    }
    counts = counts.slice(0, depth + 1);
    counts[depth] = (counts[depth] ?? firstNumber(paragraph) - 1) + 1;
    items.push({ depth, marker: bullet === "number" ? `${counts[depth]}.` : "-", text });
  }
  finishList();
}

/** The rows of a table: cells that are merged downwards are repeated. */
export function tableRows(table: XmlElement): string[][] {
  const rows: string[][] = [];
  for (const row of childrenOf(table, "a:tr")) {
    const above = rows.at(-1);
    rows.push(
      childrenOf(row, "a:tc").map((cell, column) => {
        const body = follow(cell, "a:txBody");
        if (isOn(cell.attribs.hMerge)) return "";
        return isOn(cell.attribs.vMerge) ? (above?.[column] ?? "") : body ? bodyText(body) : "";
      }),
    );
  }
  return rows;
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function firstNumber(paragraph: XmlElement): number {
  return Number.parseInt(follow(paragraph, "a:pPr", "a:buAutoNum")?.attribs.startAt ?? "", 10) || 1;
}
