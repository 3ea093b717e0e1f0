import type { Section } from "./sections";
import type { Unit } from "./units";

/** Units from `start` up to `end` that are cut into chunks together. */
export type Group = { start: number; end: number };

/** A section with the units in it: first its own, then those of the sections below. */
type Node = Group & { section: Section; tokens: number; children: Node[] };

/** Of the target: a section below this is tiny, and may share a chunk with its neighbours. */
const TINY = 0.35;

/**
 * Groups the units along the headings. A section that fits a chunk with all below it is one group. A larger one is its
 * own text, then a group for each section in it, where tiny neighbours share one; a tiny text before the first section
 * goes with that.
 */
export function groupUnits(units: readonly Unit[], target: number): Group[] {
  const groups: Group[] = [];
  for (const node of toForest(units)) pack(node, target, groups);
  return groups;
}

function pack(node: Node, target: number, groups: Group[]): void {
  const [first] = node.children;
  if (!first || node.tokens <= target) {
    groups.push({ start: node.start, end: node.end });
    return;
  }
  const ownTokens = node.tokens - node.children.reduce((sum, child) => sum + child.tokens, 0);
  const isTinyStart = ownTokens <= target * TINY;
  if (!isTinyStart) groups.push({ start: node.start, end: first.start });
  const before = groups.length;
  packChildren(node.children, target, groups);
  const next = groups[before];
  if (isTinyStart && next) next.start = node.start;
}

function packChildren(children: readonly Node[], target: number, groups: Group[]): void {
  let shared: (Group & { tokens: number }) | null = null;
  for (const child of children) {
    const isTiny = child.tokens <= target * TINY;
    if (isTiny && shared && shared.tokens + child.tokens <= target) {
      shared.end = child.end;
      shared.tokens += child.tokens;
    } else if (isTiny) {
      shared = { start: child.start, end: child.end, tokens: child.tokens };
      groups.push(shared);
    } else {
      shared = null;
      pack(child, target, groups);
    }
  }
}

/** The sections of the document's top: what stands before the first heading, then each with those below it. */
function toForest(units: readonly Unit[]): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  for (const [index, unit] of units.entries()) {
    if (open.at(-1)?.section !== unit.section) {
      // The text before the first heading is nobody's parent: sections are not parts of it.
      while (
        open.length > 0 &&
        (open.at(-1)?.section !== unit.section.parent || !open.at(-1)?.section.heading)
      ) {
        open.pop();
      }
      const node: Node = { section: unit.section, start: index, end: index, tokens: 0, children: [] };
      (open.at(-1)?.children ?? roots).push(node);
      open.push(node);
    }
    for (const node of open) {
      node.end = index + 1;
      node.tokens += unit.tokens;
    }
  }
  return roots;
}
