import type { Document } from "domhandler";
import { childrenOf, descendantsOf } from "../xml/parse-xml";

/** What the styles of a document say about its text. */
export class Styles {
  readonly #parents = new Map<string, string>();
  readonly #hidden = new Set<string>();
  readonly #numbered = new Map<string, Set<number>>();

  constructor(...trees: readonly Document[]) {
    for (const tree of trees) {
      for (const style of descendantsOf(tree, "style:style")) {
        const name = style.attribs["style:name"] ?? "";
        this.#parents.set(name, style.attribs["style:parent-style-name"] ?? "");
        const [page] = childrenOf(style, "style:drawing-page-properties");
        if (page?.attribs["presentation:visibility"] === "hidden") this.#hidden.add(name);
      }
      for (const list of descendantsOf(tree, "text:list-style")) {
        const levels = childrenOf(list, "text:list-level-style-number")
          .filter(({ attribs }) => (attribs["style:num-format"] ?? "") !== "")
          .map(({ attribs }) => Number(attribs["text:level"]) - 1);
        this.#numbered.set(list.attribs["style:name"] ?? "", new Set(levels));
      }
    }
  }

  /** Whether a style is this one or made from it. */
  isA(style: string | undefined, ancestor: string): boolean {
    const seen = new Set<string>();
    for (let name = style ?? ""; name !== "" && !seen.has(name); name = this.#parents.get(name) ?? "") {
      if (name === ancestor) return true;
      seen.add(name);
    }
    return false;
  }

  /** Whether slides of this style are not shown. */
  isHidden(style: string | undefined): boolean {
    return this.#hidden.has(style ?? "");
  }

  isNumbered(listStyle: string, depth: number): boolean {
    return this.#numbered.get(listStyle)?.has(depth) ?? false;
  }
}
