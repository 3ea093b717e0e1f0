import type { DocumentBuilder } from "../document/document-builder";
import { readHtml } from "../html/read-html";
import { childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/parse-xml";
import { localName } from "./names";

const ITEM = ["item", "entry", "atom:entry"];
const BODIES = ["content:encoded", "content", "atom:content", "description", "summary", "atom:summary"];
const FACTS = ["pubDate", "published", "updated", "dc:date", "author", "dc:creator", "link"];

export function isFeed(root: XmlElement): boolean {
  const name = localName(root.name);
  return name === "rss" || name === "feed" || (name === "RDF" && [...descendantsOf(root, "item")].length > 0);
}

/** Writes a news feed (RSS, Atom): its title, then each item with its date, author, address and text. */
export function readFeed(root: XmlElement, builder: DocumentBuilder): void {
  const about = childrenOf(root, "channel")[0] ?? root;
  builder.title = partOf(about, "title", "atom:title");
  builder.heading(1, builder.title);
  builder.paragraph(partOf(about, "description", "subtitle", "atom:subtitle"));
  for (const item of descendantsOf(root, ...ITEM)) {
    builder.heading(2, plain(partOf(item, "title", "atom:title")));
    const facts = FACTS.map((name) => [localName(name), factOf(item, name)]).filter(
      ([, value]) => value !== "",
    );
    builder.paragraph(facts.map(([name, value]) => `${name}: ${value}`).join("\n"));
    readHtml(partOf(item, ...BODIES), builder, { onlyMainContent: false });
  }
}

/** The text of the first of these parts that is not empty. */
function partOf(element: XmlElement, ...names: readonly string[]): string {
  for (const name of names) {
    const text = childrenOf(element, name).map(textOf).join("").trim();
    if (text !== "") return text;
  }
  return "";
}

function factOf(item: XmlElement, name: string): string {
  const [fact] = childrenOf(item, name);
  if (!fact) return "";
  return (textOf(fact).trim() || (fact.attribs.href ?? "")).replace(/\s+/g, " ");
}

/** Titles may be HTML in escapes. */
function plain(title: string): string {
  return title.replace(/<\/?[a-z][^>]*>/gi, "");
}
