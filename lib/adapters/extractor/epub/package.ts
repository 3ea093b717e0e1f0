import path from "node:path";
import { childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from "../xml/parse-xml";
import type { Zip } from "../zip/zip";

/** What an e-book says of itself: its title, and its chapters in reading order by their names in the archive. */
export type Package = { title: string | null; chapters: string[]; contents: string | null };

const PACKAGE_TYPE = "application/oebps-package+xml";
const PAGE_TYPE = /^(application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/i;

/** @throws when there is no readable package document: the book is damaged */
export async function readPackage(zip: Zip): Promise<Package> {
  const container = parseXml(await zip.read("META-INF/container.xml"));
  const roots = [...descendantsOf(container, "rootfile")];
  const root = roots.find((one) => one.attribs["media-type"] === PACKAGE_TYPE) ?? roots[0];
  const name = entryName("", root?.attribs["full-path"] ?? "");
  const tree = parseXml(await zip.read(name));
  const local = (wanted: string) => [...descendantsOf(tree, wanted, `opf:${wanted}`)];
  const items = new Map(local("item").map((item) => [item.attribs.id, item]));
  const href = (item: XmlElement) => entryName(name, item.attribs.href ?? "");
  const chapters = local("itemref").flatMap(({ attribs }) => {
    const item = items.get(attribs.idref);
    return item && PAGE_TYPE.test(item.attribs["media-type"] ?? "") && !isContents(item) ? [href(item)] : [];
  });
  const contents = [...items.values()].find(isContents) ?? items.get(local("spine")[0]?.attribs.toc) ?? null;
  const title = [...descendantsOf(tree, "dc:title")][0];
  return { title: title ? textOf(title) : null, chapters, contents: contents && href(contents) };
}

/** The headings that the table of contents gives to whole chapters, by their names in the archive. */
export async function readContents(zip: Zip, name: string | null): Promise<Map<string, string>> {
  const headings = new Map<string, string>();
  if (!name || !zip.has(name)) return headings;
  const add = (href = "", heading = "") => {
    const target = entryName(name, href);
    if (!headings.has(target)) headings.set(target, heading.trim());
  };
  const tree = parseXml(await zip.read(name));
  for (const link of descendantsOf(tree, "a")) add(link.attribs.href, textOf(link));
  for (const point of descendantsOf(tree, "navPoint", "ncx:navPoint")) {
    const [label] = childrenOf(point).filter((child) => /navLabel$/.test(child.name));
    const [content] = childrenOf(point).filter((child) => /content$/.test(child.name));
    add(content?.attribs.src, label && textOf(label));
  }
  return headings;
}

/** The book's own list of its chapters is no chapter. */
function isContents(item: XmlElement): boolean {
  return /(^|\s)nav(\s|$)/.test(item.attribs.properties ?? "");
}

/** The name in the archive of what a file refers to. */
function entryName(from: string, href: string): string {
  const [file = ""] = href.split("#");
  const plain = file.replace(/%[0-9a-f]{2}(?:%[0-9a-f]{2})*/gi, (escapes) =>
    Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"),
  );
  return path.posix.join(path.posix.dirname(from), plain);
}
