import path from "node:path";
import type { Document } from "domhandler";
import { childrenOf, descendantsOf, parseXml, type XmlElement } from "../xml/parse-xml";
import type { Zip } from "../zip/zip";

/** What a part refers to: `type` is the last word of the address that names its kind, such as `notesSlide`. */
export type Relation = { type: string; part: string };

/** An XML file of a package of Office Open XML, with what it refers to by the ids it uses. */
export type Part = { name: string; tree: Document; relations: ReadonlyMap<string, Relation> };

/** Opens parts, each once. */
export class Package {
  readonly #zip: Zip;
  readonly #shared = new Map<string, Promise<Part>>();

  constructor(zip: Zip) {
    this.#zip = zip;
  }

  has(name: string): boolean {
    return this.#zip.has(name);
  }

  /** @throws when it is not there */
  async open(name: string): Promise<Part> {
    const tree = parseXml(await this.#zip.read(name));
    chooseAlternatives(tree);
    return { name, tree, relations: await this.relationsOf(name) };
  }

  /** As `open`, for parts that many others refer to, such as layouts: they are kept. */
  openShared(name: string): Promise<Part> {
    const known = this.#shared.get(name) ?? this.open(name);
    this.#shared.set(name, known);
    return known;
  }

  /** What a part refers to, by its ids. */
  async relationsOf(part: string): Promise<Map<string, Relation>> {
    const { dir, base } = path.posix.parse(part);
    const file = path.posix.join(dir, "_rels", `${base}.rels`);
    const relations = new Map<string, Relation>();
    if (!this.#zip.has(file)) return relations;
    for (const { attribs } of descendantsOf(parseXml(await this.#zip.read(file)), "Relationship")) {
      if (attribs.TargetMode === "External") continue;
      const target = path.posix.resolve("/", dir, attribs.Target ?? "").slice(1);
      relations.set(attribs.Id ?? "", { type: (attribs.Type ?? "").split("/").at(-1) ?? "", part: target });
    }
    return relations;
  }
}

/** The part of one kind that a part refers to, when it is there. */
export function relatedPart(part: Part, type: string): string | undefined {
  return [...part.relations.values()].find((relation) => relation.type === type)?.part;
}

/** Programs write what is new in two ways, for those who know it and for those who do not: one is left. */
function chooseAlternatives(tree: Document): void {
  for (const choices of descendantsOf(tree, "mc:AlternateContent")) {
    const [chosen] = [...childrenOf(choices, "mc:Choice"), ...childrenOf(choices, "mc:Fallback")];
    choices.children = chosen ? [chosen] : [];
    if (chosen) {
      chosen.prev = null;
      chosen.next = null;
    }
  }
}

/** The first element that is reached by these names, one inside the other. */
export function follow(root: Document | XmlElement, ...names: readonly string[]): XmlElement | undefined {
  let found: Document | XmlElement | undefined = root;
  for (const name of names) found = found && childrenOf(found, name)[0];
  return found === root ? undefined : (found as XmlElement | undefined);
}
