import {
  type ChildNode,
  type Document,
  DomHandler,
  type Element,
  isDocument,
  isTag,
  isText,
  NodeWithChildren,
} from "domhandler";
import { Parser } from "htmlparser2";
import { ReadingError } from "../document/reading-error";
import { decodeText } from "../text/decode";

export type XmlElement = Element;
export type XmlNode = ChildNode;
type Parent = Document | Element;

const MAX_DEPTH = 25_000;
/** With the definitions it may hold, which nothing here needs. */
const DOCTYPE = /<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i;
const DECLARATION = /^[^<]{0,4}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i;

/**
 * The tree of an XML file: namespaces stay as prefixes (`w:p`), entities that the file itself defines stay as they are
 * written, so nothing expands. Like the browser's reader of pages, it makes the best of what is not well-formed.
 * @throws ReadingError too_complex
 */
export function parseXml(bytes: Uint8Array): Document {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const text = decodeText(bytes, DECLARATION.exec(head)?.[1] ?? null)
    .replace(/^\uFEFF/, "")
    .replace(DOCTYPE, "");
  const handler = new BoundedHandler();
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(text);
  return handler.root;
}

/** The parser's work grows with the square of the depth. */
class BoundedHandler extends DomHandler {
  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs);
    if (this.tagStack.length > MAX_DEPTH) {
      throw new ReadingError(
        "too_complex",
        "The file is too deeply nested to be read. Save it in a simpler format.",
      );
    }
  }
}

/** The elements right inside, of one name when it is given. */
export function childrenOf(parent: Parent, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => isTag(child) && (name === undefined || child.name === name),
  );
}

/** Every element of these names inside, in document order, with a loop: files nest deeper than calls can. */
export function* descendantsOf(root: Parent, ...names: readonly string[]): Generator<XmlElement> {
  for (const node of nodesOf(root)) if (isTag(node) && names.includes(node.name)) yield node;
}

/** Every node inside, in document order. */
export function* nodesOf(root: Parent): Generator<XmlNode> {
  let node: XmlNode | null = root.children[0] ?? null;
  while (node) {
    yield node;
    const first: XmlNode | undefined = node instanceof NodeWithChildren ? node.children[0] : undefined;
    let next: XmlNode | null = first ?? null;
    for (let up: XmlNode = node; !next && up !== root; ) {
      next = up.next;
      const above: ChildNode | Document | null = up.parent;
      if (next || !above || above === root || isDocument(above)) break;
      up = above;
    }
    node = next;
  }
}

/** All text inside, as it is written. */
export function textOf(root: Parent): string {
  let text = "";
  for (const node of nodesOf(root)) if (isText(node)) text += node.data;
  return text;
}
