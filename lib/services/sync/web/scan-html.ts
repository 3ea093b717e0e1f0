import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { Parser } from "htmlparser2";
import { toPageUrl } from "./page-url";

const MAX_LINKS = 2_000;
const SLICE = 64 * 1024;
/** No page that people wrote nests deeper, and the parser slows down with each level. */
const MAX_DEPTH = 2_000;
const UNSEEN = new Set(["script", "style", "template", "noscript"]);

/** What a page says beside its text. */
export type PageFacts = {
  /** Where its links lead, each address once, in order; empty when the page asks robots not to follow. */
  links: string[];
  /** The address that the page itself says it is to be known by. */
  canonical: string | null;
  /** The page asks not to be found. */
  isHidden: boolean;
  title: string;
  /** How many characters of text it has. */
  characters: number;
  /** Of its visible words and their markup: scripts, tokens and other attributes may differ from visit to visit. */
  hash: string;
};

/**
 * Reads links and robots' directives in one pass without a tree: no page nests too deep for it, and the slices let others
 * have their turn. The text itself is read in a process apart.
 */
export async function scanHtml(html: string, url: string, robotsTag: string | null): Promise<PageFacts> {
  const scan = new Scan(url, robotsTag);
  const parser = new Parser({
    onopentag: (name, attributes) => scan.open(name, attributes),
    onclosetag: (name) => scan.close(name),
    ontext: (text) => scan.text(text),
  });
  for (let at = 0; at < html.length; at += SLICE) {
    if (scan.depth > MAX_DEPTH) {
      scan.rest(html.slice(at));
      return scan.facts();
    }
    parser.write(html.slice(at, at + SLICE));
    await turn();
  }
  parser.end();
  return scan.facts();
}

class Scan {
  depth = 0;
  readonly #hash = createHash("sha256");
  readonly #links = new Set<string>();
  readonly #directives: string;
  #base: string;
  #canonical: string | null = null;
  #meta = "";
  #title = "";
  #shared = "";
  #isTitle = false;
  #unseen = 0;
  #characters = 0;

  constructor(url: string, robotsTag: string | null) {
    this.#base = url;
    this.#directives = directivesForUs(robotsTag ?? "");
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth++;
    if (UNSEEN.has(name)) this.#unseen++;
    this.#hash.update(`<${name}>`);
    const { href = "", rel = "", name: meta = "", property = "", content = "" } = attributes;
    if (name === "title") this.#isTitle = this.#title === "";
    if (name === "base" && href) this.#base = URL.parse(href, this.#base)?.href ?? this.#base;
    if (name === "link" && /(^|\s)canonical(\s|$)/i.test(rel))
      this.#canonical ??= toPageUrl(href, this.#base);
    if (name === "meta" && /^(robots|minirag)$/i.test(meta)) this.#meta += `,${content}`;
    if (name === "meta" && property === "og:title") this.#shared ||= content;
    if ((name === "a" || name === "area") && href && !/(^|\s)nofollow(\s|$)/i.test(rel)) this.#link(href);
  }

  close(name: string): void {
    this.depth--;
    if (UNSEEN.has(name) && this.#unseen > 0) this.#unseen--;
    if (name === "title") this.#isTitle = false;
  }

  text(text: string): void {
    if (this.#isTitle) this.#title = (this.#title + text).slice(0, 1_000);
    if (this.#unseen > 0) return;
    const words = text.replace(/\s+/g, " ");
    this.#characters += words.length;
    if (words.trim() !== "") this.#hash.update(words.trim());
  }

  /** What is not looked at counts all the same: when it changes, the page has changed. */
  rest(html: string): void {
    this.#hash.update(html);
    this.#characters += html.length;
  }

  #link(href: string): void {
    if (this.#links.size >= MAX_LINKS) return;
    const url = toPageUrl(href, this.#base);
    if (url) this.#links.add(url);
  }

  facts(): PageFacts {
    const asked = `${this.#directives},${this.#meta}`.toLowerCase().split(/[\s,]+/);
    const has = (...names: string[]) => names.some((name) => asked.includes(name));
    return {
      links: has("nofollow", "none") ? [] : [...this.#links],
      canonical: this.#canonical,
      isHidden: has("noindex", "none"),
      title: (this.#shared || this.#title).replace(/\s+/g, " ").trim(),
      characters: this.#characters,
      hash: this.#hash.digest("base64url"),
    };
  }
}

/** `X-Robots-Tag` may speak to one robot: `otherbot: noindex` is not for us. */
function directivesForUs(header: string): string {
  let isForUs = true;
  const ours: string[] = [];
  for (const part of header.split(",")) {
    const [, robot, directive = part] = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(part) ?? [];
    if (robot && !/^(max-|unavailable_after)/i.test(robot)) isForUs = robot.toLowerCase() === "minirag";
    if (isForUs) ours.push(directive);
  }
  return ours.join(",");
}
