import { REMOVED, type TextFilter } from "./text-filter";

const SCHEMES = "http https ftp file mailto data javascript vbscript blob tel sms".split(" ");
const BEGINNINGS = [...SCHEMES.map((scheme) => `${scheme}:`), "www."];
const ADDRESS = new RegExp(
  `(?:${SCHEMES.join("|")}):[^\\s<>"'\`\\])]+|(?<=["'(=<])\\/\\/[^\\s<>"'\`\\])]+|www\\.[^\\s<>"'\`\\])]+`,
  "giu",
);
/** Where a Markdown link leads to, when it leads out of the page. */
const TARGET = /\]\(<?([^\s()<>#][^\s()<>]*[./:?][^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?/gu;
const TRAILING = /[.,;:!?)\]}'"*_]+$/u;
/** May become a link, an image or a place for an address. */
const SUSPICIOUS = /[:/<=(&\\]|!$|!\[|\]$/u;
/** Stands for a character, and could spell an address; those that could not are written by models now and then. */
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#39);)(?=#?\w+;)/giu;
const ESCAPED = /\\([!-/:-@[-`{-~])/gu;
/** What may lead somewhere on the next line, or after a blank. */
const OPEN_TARGET = /\]\(<?$/u;
const LONGEST = 4_000;

/**
 * Takes out of a model's words every address that nobody gave it: a document may have told the model to put what it knows
 * into a link or an image. Addresses that stand in what it was given, letter by letter, stay; images never do.
 * @param given texts the model may take addresses from
 */
export function withoutForeignLinks(given: readonly string[]): TextFilter {
  const known = new Set(given.flatMap((text) => text.match(ADDRESS) ?? []).map(bare));
  /** The word that is arriving, as far as it is not shown yet. */
  let held = "";

  const isForeign = (word: string) =>
    [...word.matchAll(ADDRESS)].some(([address]) => !known.has(bare(address)));

  function cleaned(word: string): string {
    const spelled = word.replaceAll("![", "[").replace(ENTITY, "&amp;").replace(OPEN_TARGET, "] (");
    // Backslashes vanish when it is shown.
    const shown = spelled.replace(ESCAPED, "$1");
    const plain = isForeign(shown) ? shown : spelled;
    const linked = plain.replace(TARGET, (whole, target: string) =>
      known.has(bare(target)) ? whole : `] (${REMOVED}`,
    );
    return linked.replace(ADDRESS, (address) =>
      known.has(bare(address)) ? address : REMOVED + (TRAILING.exec(address)?.[0] ?? ""),
    );
  }

  function take(character: string): string {
    if (/\s/u.test(character)) {
      const out = cleaned(held) + character;
      held = "";
      return out;
    }
    held += character;
    if (held.length < LONGEST && mayBecomeAddress(held)) return "";
    const out = cleaned(held);
    held = "";
    return out;
  }

  return {
    push: (delta) => [...delta].map(take).join(""),
    end() {
      const out = cleaned(held);
      held = "";
      return out;
    },
  };
}

function mayBecomeAddress(word: string): boolean {
  const lower = word.toLowerCase();
  return SUSPICIOUS.test(word) || BEGINNINGS.some((each) => each.startsWith(lower) || lower.startsWith(each));
}

function bare(address: string): string {
  return address.replace(TRAILING, "");
}
