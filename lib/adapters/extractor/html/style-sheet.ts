import { attribute, type Element, textOf, walk } from "./tree";

/** What is said of one element: each property, and whether its own `style` says it. */
export type Declarations = ReadonlyMap<string, { value: string; isInline: boolean }>;

type Selector = { tag: string; id: string; classes: string[]; weight: number };
type Rule = { selector: Selector; values: ReadonlyMap<string, string>; order: number };

/** What can keep text from readers. */
const PROPERTIES =
  /^(display|visibility|font|font-size|color|background(-color|-image)?|opacity|left|top|right|text-indent|transform|clip|clip-path|overflow|(max-)?(height|width))$/;
/** Longer sheets and more rules are read up to here. */
const MOST_CHARACTERS = 2_000_000;
const MOST_RULES = 5_000;
const MOST_KNOWN = 10_000;

const COMMENT = /\/\*[\s\S]*?(\*\/|$)/g;
const DECLARATION = /([\w-]+)\s*:\s*((?:\([^()]*\)|"[^"]*"|'[^']*'|[^;()"'])+)/g;
const IMPORTANT = /\s*!\s*important\s*$/i;
const SIMPLE = /^(\*|[a-z][\w-]*)?((?:[.#][\w-]+)*)$/i;
/** For every reader at a screen of any size. */
const ALWAYS = /^(@media\s*((only\s+)?screen|all)?|@layer\b[^;]*)$/i;
const FOR_SCREENS = /^\s*(all|screen|)\s*$/i;
/** Where a sheet is for those without scripts, or for nobody yet. */
const ELSEWHERE = new Set(["noscript", "template", "svg"]);

/**
 * The sheets that stand in a page, as far as they speak of tags, classes and ids alone: what they and `style` say of an
 * element, the stronger rule first. Sheets of other addresses are not there, so this never knows all.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  readonly #known = new Map<string, ReadonlyMap<string, string>>();

  constructor(page: Parameters<typeof walk>[0]) {
    let count = 0;
    for (const [selectors, body] of rulesOf(sheetsOf(page))) {
      const values = valuesOf(body);
      if (values.size === 0) continue;
      for (const selector of selectors.split(",").flatMap(toSelector)) {
        if (++count > MOST_RULES) return;
        const key = selector.id ? `#${selector.id}` : (selector.classes[0] ?? selector.tag);
        const rules = this.#rules.get(key) ?? [];
        this.#rules.set(key, rules);
        rules.push({ selector, values, order: count });
      }
    }
  }

  /** What holds for an element itself; what its parents hand down is not looked at. */
  of(element: Element): Declarations {
    const own = valuesOf(attribute(element, "style"));
    const all = new Map<string, { value: string; isInline: boolean }>();
    if (this.#rules.size === 0 && own.size === 0) return all;
    const ruled = this.#ruled(element);
    for (const [name, value] of ruled)
      all.set(name, { value: value.replace(IMPORTANT, ""), isInline: false });
    for (const [name, value] of own) {
      if (IMPORTANT.test(ruled.get(name) ?? "") && !IMPORTANT.test(value)) continue;
      all.set(name, { value: value.replace(IMPORTANT, ""), isInline: true });
    }
    return all;
  }

  /** Many elements of a page are alike. */
  #ruled(element: Element): ReadonlyMap<string, string> {
    if (this.#rules.size === 0) return NOTHING;
    const id = attribute(element, "id");
    const names = attribute(element, "class");
    const isNamed = this.#rules.has(`#${id}`);
    const key = `${element.tagName} ${isNamed ? id : ""} ${names}`;
    const known = this.#known.get(key);
    if (known) return known;
    const classes = names.split(/\s+/).filter((name) => name !== "");
    const keys = new Set([
      ...(isNamed ? [`#${id}`] : []),
      ...classes.map((name) => `.${name}`),
      element.tagName,
      "*",
    ]);
    const matching = [...keys]
      .flatMap((name) => this.#rules.get(name) ?? [])
      .filter(({ selector: { tag, classes: wanted } }) => {
        const isTag = tag === "*" || tag === element.tagName;
        return isTag && wanted.every((name) => classes.includes(name.slice(1)));
      });
    matching.sort((a, b) => a.selector.weight - b.selector.weight || a.order - b.order);
    const values = new Map<string, string>();
    for (const rule of matching)
      for (const [name, value] of rule.values)
        if (!IMPORTANT.test(values.get(name) ?? "") || IMPORTANT.test(value)) values.set(name, value);
    if (this.#known.size < MOST_KNOWN) this.#known.set(key, values);
    return values;
  }
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function sheetsOf(page: Parameters<typeof walk>[0]): string {
  const sheets: string[] = [];
  walk(page, {
    enter(element) {
      if (element.tagName === "style" && FOR_SCREENS.test(attribute(element, "media")))
        sheets.push(textOf(element));
      return !ELSEWHERE.has(element.tagName);
    },
  });
  return sheets.join("\n").slice(0, MOST_CHARACTERS).replace(COMMENT, " ");
}

/** Selectors and declarations, without the rules that hold only at times. */
function* rulesOf(css: string): Generator<[selectors: string, body: string]> {
  let at = 0;
  for (let open = css.indexOf("{"); open !== -1; open = css.indexOf("{", at)) {
    const prelude = css
      .slice(at, open)
      .replace(/^[\s\S]*[;}]/, "")
      .trim();
    at = open + 1;
    if (ALWAYS.test(prelude)) continue;
    const end = prelude.startsWith("@") ? endOfBlock(css, at) : css.indexOf("}", at);
    if (end === -1) return;
    if (!prelude.startsWith("@")) yield [prelude, css.slice(at, end)];
    at = end + 1;
  }
}

function endOfBlock(css: string, from: number): number {
  const brace = /[{}]/g;
  brace.lastIndex = from;
  let depth = 1;
  for (let match = brace.exec(css); match; match = brace.exec(css)) {
    depth += match[0] === "{" ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return -1;
}

function valuesOf(declarations: string): ReadonlyMap<string, string> {
  if (declarations === "") return NOTHING;
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of declarations.matchAll(DECLARATION)) {
    const property = name.toLowerCase();
    if (PROPERTIES.test(property) && (!IMPORTANT.test(values.get(property) ?? "") || IMPORTANT.test(value)))
      values.set(property, value.trim().toLowerCase());
  }
  return values;
}

function toSelector(text: string): Selector[] {
  const [, tag = "*", names = ""] = SIMPLE.exec(text.trim()) ?? [];
  if (!SIMPLE.test(text.trim()) || (tag === "*" && names === "" && text.trim() !== "*")) return [];
  const ids = names.match(/#[\w-]+/g) ?? [];
  const classes = names.match(/\.[\w-]+/g) ?? [];
  if (ids.length > 1) return [];
  const weight = ids.length * 1_000_000 + classes.length * 1_000 + (tag === "*" ? 0 : 1);
  return [{ tag: tag.toLowerCase(), id: ids[0]?.slice(1) ?? "", classes, weight }];
}
