import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";

export type PageScript = {
  /** As it is written; null for a script within the page. */
  src: string | null;
  attributes: Record<string, string>;
  text: string;
  /** Its place among the elements of the page. */
  order: number;
};

export type PageFacts = {
  scripts: PageScript[];
  /** The `bot` of each `<minirag-chat>`. */
  chats: string[];
  comments: string[];
  /** Policies within the head; elsewhere browsers ignore them. */
  metaPolicies: { text: string; order: number }[];
  base: string | null;
  /** Characters of what people see. */
  characters: number;
};

const UNSEEN = new Set(["script", "style", "noscript", "template", "head"]);

/** What a browser would find in a page, before any of its scripts runs. */
export function readPage(html: string): PageFacts {
  const facts: PageFacts = {
    scripts: [],
    chats: [],
    comments: [],
    metaPolicies: [],
    base: null,
    characters: 0,
  };
  let order = 0;
  // A list and not a recursion: pages nest as deep as they like.
  const waiting: { node: Tree.ChildNode; isSeen: boolean; isHead: boolean }[] = [];
  const push = (nodes: Tree.ChildNode[], isSeen: boolean, isHead: boolean) => {
    for (const node of nodes.toReversed()) waiting.push({ node, isSeen, isHead });
  };
  push(parse(html).childNodes, true, false);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isSeen, isHead } = next;
    if (node.nodeName === "#comment" && "data" in node) facts.comments.push(node.data);
    if (node.nodeName === "#text" && "value" in node && isSeen) facts.characters += node.value.trim().length;
    if (!("tagName" in node)) continue;
    order += 1;
    note(facts, node, order, isHead);
    push(node.childNodes, isSeen && !UNSEEN.has(node.tagName), isHead || node.tagName === "head");
  }
  return facts;
}

function note(facts: PageFacts, node: Tree.Element, order: number, isHead: boolean): void {
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  if (node.tagName === "script") {
    const text = node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
    facts.scripts.push({ src: attributes.src ?? null, attributes, text, order });
  }
  if (node.tagName === "minirag-chat") facts.chats.push(attributes.bot ?? "");
  if (node.tagName === "base" && attributes.href !== undefined) facts.base ??= attributes.href;
  const isPolicy = attributes["http-equiv"]?.trim().toLowerCase() === "content-security-policy";
  if (node.tagName === "meta" && isPolicy && isHead)
    facts.metaPolicies.push({ text: attributes.content ?? "", order });
}
