import { splitSentences } from "../../ingestion";
import { analyze, analyzeQuery } from "../../retrieval";
import { holds, isContradicted, isNumber, readSource, type Source } from "./evidence";
import { plainTimes } from "./polarity";

/** A stretch of the answer's text. */
export type Span = { start: number; end: number };

/** What of an answer the passages bear out that it names as its sources. */
export type Support = {
  /** Of the statements that can be checked, the share that is borne out, 0 … 1; null: nothing is stated. */
  share: number | null;
  unsupported: Span[];
};

/** One sentence of an answer, and the numbers of the citations that stand for it. */
export type Claim = Span & { text: string; cites: number[] };

/** A sentence with fewer telling words leads over to something, or greets. */
const FEWEST_WORDS = 2;
/** Without a citation it takes more to be a statement: "Here is what I found." is none. */
const FEWEST_WORDS_UNCITED = 4;
/** Models say things in their own words; below this share of a sentence's words, they say something else. */
const LEAST_SHARE = 0.5;

const MARKER = /\[(\d+)\]/g;
const MARKERS_ONLY = /^(?:\s*\[\d+\])+/;

/**
 * Matches each sentence of an answer, word by word, against the passages it cites: half of its telling words must stand
 * there, and every number, and they must not say something else with the same words (`isContradicted`).
 * @param sourceOf the text of a passage by the number the answer gives it
 */
export function checkClaims(answer: string, sourceOf: (index: number) => string | undefined): Support {
  const checked = statementsIn(answer);
  const sources = new Map<number, Source>();
  const known = (index: number) => {
    const source = sources.get(index) ?? readSource(sourceOf(index) ?? "");
    sources.set(index, source);
    return source;
  };
  return supportOf(
    checked,
    checked.filter((claim) => !isBorneOut(claim, claim.cites.map(known))),
  );
}

/** The sentences of an answer that state something: those that can be checked. */
export function statementsIn(answer: string): Claim[] {
  return claimsIn(answer).filter(isStatement);
}

/** @param unsupported those of the checked statements that are not borne out */
export function supportOf(checked: readonly Claim[], unsupported: readonly Claim[]): Support {
  return {
    share: checked.length === 0 ? null : 1 - unsupported.length / checked.length,
    unsupported: unsupported.map(({ start, end }) => ({ start, end })),
  };
}

/** The sentences of an answer. One that cites nothing goes with the next citation of its paragraph. */
export function claimsIn(answer: string): Claim[] {
  const claims: Claim[] = [];
  for (const sentence of splitSentences(answer)) {
    let { start } = sentence;
    const text = answer.slice(start, sentence.end);
    const [before = ""] = MARKERS_ONLY.exec(text) ?? [];
    // "It was lit in 1873. [1] It burned oil." – the number belongs to what it follows.
    const last = claims.at(-1);
    if (last && before !== "") last.cites.push(...numbersIn(before));
    start += before.length;
    const own = answer.slice(start, sentence.end);
    if (own.trim() !== "") claims.push({ start, end: sentence.end, text: own, cites: numbersIn(own) });
  }
  for (let at = claims.length - 2; at >= 0; at--) {
    const [claim, next] = [claims[at], claims[at + 1]];
    if (!claim || !next || claim.cites.length > 0) continue;
    if (!/\n\s*\n/.test(answer.slice(claim.end, next.start))) claim.cites.push(...next.cites);
  }
  return claims;
}

function isStatement({ text, cites }: Claim): boolean {
  if (/[:?：？]\s*$/u.test(text)) return false;
  const words = tellingWords(text).length;
  return words >= (cites.length > 0 ? FEWEST_WORDS : FEWEST_WORDS_UNCITED);
}

function isBorneOut({ text }: Claim, sources: readonly Source[]): boolean {
  const said = plainTimes(text.replace(MARKER, " "));
  return shareHeld(said, sources) >= LEAST_SHARE && !isContradicted(said, sources);
}

/** Which share of a text's telling words the sources hold, 0 … 1; nothing when they lack one of its numbers. */
function shareHeld(text: string, sources: readonly Pick<Source, "terms">[]): number {
  let [held, total] = [0, 0];
  for (const word of tellingWords(text)) {
    const isHeld = sources.some((source) => holds(source, word));
    if (!isHeld && isNumber(word)) return 0;
    total += word.weight;
    if (isHeld) held += word.weight;
  }
  return total === 0 ? 1 : held / total;
}

/** How much of what is expected an answer says, 0 … 1, and whether that counts as saying it. */
export function matchAnswer(expected: string, answer: string): { share: number; isSaid: boolean } {
  const share = shareHeld(expected, [{ terms: new Set(analyze(answer.replace(MARKER, " "), null)) }]);
  return { share, isSaid: share >= LEAST_SHARE };
}

function tellingWords(text: string) {
  return analyzeQuery(text.replace(MARKER, " "));
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(MARKER)].map(([, digits]) => Number(digits));
}
