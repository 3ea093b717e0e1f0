import type { Block, ExtractedText } from "../../_kit/ports";

/** A heading with everything below it; the root has none. */
export type Section = {
  heading: Block | null;
  /** The texts of the headings from the top of the document down to this one's. */
  path: string[];
  parent: Section | null;
  level: number;
};

/** The section of each block, in the blocks' order. A heading is in the section that it opens. */
export function sectionsOf({ text, blocks }: ExtractedText): Section[] {
  let current: Section = { heading: null, path: [], parent: null, level: 0 };
  return blocks.map((block) => {
    if (block.kind !== "heading") return current;
    const level = block.level ?? 1;
    let parent = current;
    while (parent.parent && parent.level >= level) parent = parent.parent;
    const path = [...parent.path, text.slice(block.start, block.end)];
    current = { heading: block, path, parent, level };
    return current;
  });
}

/** The innermost section that holds all of these. */
export function commonSection(sections: readonly Section[]): Section | null {
  let common = sections[0] ?? null;
  for (const section of sections.slice(1)) {
    while (common && !holds(common, section)) common = common.parent;
  }
  return common;
}

function holds(outer: Section, inner: Section): boolean {
  for (let section: Section | null = inner; section; section = section.parent)
    if (section === outer) return true;
  return false;
}
