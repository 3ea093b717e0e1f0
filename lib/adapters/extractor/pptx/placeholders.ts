import { follow, type Package, type Part, relatedPart } from "../ooxml/part";
import { childrenOf, descendantsOf, type XmlElement } from "../xml/parse-xml";
import type { Bullet, BulletOf } from "./slide-text";

/** Which role a shape plays in its layout; null for shapes that stand for themselves. */
export type Placeholder = { type: string; index: string };

export function placeholderOf(shape: XmlElement): Placeholder | null {
  const found = follow(shape, "p:nvSpPr", "p:nvPr", "p:ph");
  return found ? { type: found.attribs.type ?? "body", index: found.attribs.idx ?? "" } : null;
}

/** The layout of a slide and the master of that, where a shape's bullets come from when it does not say itself. */
export async function patternsOf(slide: Part, all: Package): Promise<Part[]> {
  const patterns: Part[] = [];
  let part: Part | null = slide;
  for (const type of ["slideLayout", "slideMaster"]) {
    const name: string | undefined = part ? relatedPart(part, type) : undefined;
    part = name && all.has(name) ? await all.openShared(name) : null;
    if (part) patterns.push(part);
  }
  return patterns;
}

/** Tells bullets of a shape's paragraphs: the paragraph, the shape, its like in layout and master, the master's styles. */
export function bulletsOf(shape: XmlElement, patterns: readonly Part[]): BulletOf {
  const placeholder = placeholderOf(shape);
  const styles = [follow(shape, "p:txBody", "a:lstStyle")];
  if (placeholder) {
    for (const pattern of patterns) {
      const like = likeOf(placeholder, pattern);
      if (like) styles.push(follow(like, "p:txBody", "a:lstStyle"));
      if (!/title/i.test(placeholder.type)) {
        const [body] = descendantsOf(pattern.tree, "p:bodyStyle");
        styles.push(body);
      }
    }
  }
  return (paragraph, level) => {
    const sources = [
      follow(paragraph, "a:pPr"),
      ...styles.map((style) => style && follow(style, `a:lvl${level + 1}pPr`)),
    ];
    for (const source of sources) {
      const bullet = source && ownBullet(source);
      if (bullet !== undefined) return bullet;
    }
    return null;
  };
}

function likeOf(placeholder: Placeholder, pattern: Part): XmlElement | undefined {
  const shapes = [...descendantsOf(pattern.tree, "p:sp")];
  const same = (key: keyof Placeholder) =>
    shapes.find((shape) => placeholder[key] !== "" && placeholderOf(shape)?.[key] === placeholder[key]);
  return same("index") ?? same("type");
}

function ownBullet(properties: XmlElement): Bullet | undefined {
  for (const { name } of childrenOf(properties)) {
    if (name === "a:buNone") return null;
    if (name === "a:buChar" || name === "a:buBlip") return "bullet";
    if (name === "a:buAutoNum") return "number";
  }
  return undefined;
}
