import { splitSentences } from "../../ingestion";
import { analyze, analyzeQuery } from "../../retrieval";
import { pointsBack } from "../follow-up/refers-back";
import { affirmed, isNegated, plainTimes, timesIn } from "./polarity";

/** A sentence, a row or a clause of a source. */
type Unit = {
  terms: ReadonlySet<string>;
  /** The same with what its pronouns stand for. */
  about: ReadonlySet<string>;
  isNegated: boolean;
};

/** A passage as statements are held against it. */
export type Source = {
  terms: ReadonlySet<string>;
  /** Sentences, rows and headings. */
  units: readonly Unit[];
  clauses: readonly Unit[];
  times: ReadonlySet<string>;
};

type Word = { forms: readonly string[] };

const NUMBER = /\p{N}/u;
/** Where a sentence goes on to something else. */
const CLAUSE = /[,;:–—،；，]\s+|\s+(?:and|but|while|und|aber|sondern|et|mais|y|pero|ثم|لكن)\s+/u;
/** What stands in the right row shares at least so much of the words around it with the statement. */
const LEAST_NEAR = 0.5;
/** So much of a statement stands in one clause that the two say the same, or the opposite. */
const SAME = 0.8;
const FEWEST_OWN_WORDS = 3;
const LEAST_OF_CLAUSE = 0.25;

/** @param passage as the model was given it */
export function readSource(passage: string): Source {
  const text = plainTimes(passage);
  const units: Unit[] = [];
  const clauses: Unit[] = [];
  for (const line of text.split("\n")) {
    let before = "";
    for (const { start, end } of splitSentences(line)) {
      const sentence = line.slice(start, end);
      // "It was built in 1873" says it of what was named before.
      units.push(toUnit(sentence, pointsBack(sentence) ? before : ""));
      clauses.push(...clausesOf(sentence).map((clause) => toUnit(clause)));
      before = sentence;
    }
  }
  return { terms: new Set(analyze(text, null)), units, clauses, times: timesIn(text) };
}

/**
 * Whether sources that hold a statement's words say something else with them: its number stands in another row or
 * sentence than what it is said of, the time is at the other half of the day, it denies what they affirm or affirms
 * what they deny, or one of its clauses is nobody's.
 */
export function isContradicted(statement: string, sources: readonly Source[]): boolean {
  return (
    hasOtherTime(statement, sources) ||
    isOpposite(statement, sources) ||
    clausesOf(statement).some((clause) => isMisplaced(clause, sources) || isNobodys(clause, sources))
  );
}

function hasOtherTime(statement: string, sources: readonly Source[]): boolean {
  const known = new Set(sources.flatMap(({ times }) => [...times]));
  return [...timesIn(statement)].some((time) => !known.has(time) && known.has(otherHalf(time)));
}

function otherHalf(time: string): string {
  return time.endsWith("am") ? `${time.slice(0, -2)}pm` : `${time.slice(0, -2)}am`;
}

/** Only where one clause says nearly the same words: "closed" and "not open" are left alone. */
function isOpposite(statement: string, sources: readonly Source[]): boolean {
  return clausesOf(statement).some((clause) => {
    const words = analyzeQuery(affirmed(clause));
    if (words.length < 2) return false;
    const is = isNegated(clause);
    const isSame = (unit: Unit) => shareOf(words, unit) >= SAME;
    const same = sources.flatMap((source) => source.clauses).filter(isSame);
    if (same.length > 0) return same.every((unit) => unit.isNegated !== is);
    // Which clause of a longer sentence is denied cannot be told; that none is, can.
    const around = sources.flatMap((source) => source.units).filter(isSame);
    return is && around.length > 0 && around.every((unit) => !unit.isNegated);
  });
}

function isMisplaced(clause: string, sources: readonly Source[]): boolean {
  const words = analyzeQuery(clause);
  const numbers = words.filter(isNumber);
  const units = sources.flatMap((source) => source.units);
  if (numbers.length === 0 || units.length < 2) return false;
  const others = words.filter((word) => !isNumber(word));
  const isAbout = ({ about }: Unit, word: Word) => holds({ terms: about }, word);
  const rarity = others.map((word) => 1 / Math.max(1, units.filter((unit) => isAbout(unit, word)).length));
  const near = (unit: Unit) =>
    others.reduce((sum, word, at) => sum + (isAbout(unit, word) ? (rarity[at] ?? 0) : 0), 0);
  const best = Math.max(...units.map(near));
  return numbers.some((number) => {
    const holding = units.filter((unit) => holds(unit, number));
    return holding.length > 0 && Math.max(...holding.map(near)) < LEAST_NEAR * best;
  });
}

/** A clause of some length of whose words hardly one is in the sources was added by who wrote the answer. */
function isNobodys(clause: string, sources: readonly Source[]): boolean {
  const words = analyzeQuery(clause);
  if (words.length < FEWEST_OWN_WORDS) return false;
  const held = words.filter((word) => sources.some((source) => holds(source, word)));
  return held.length / words.length < LEAST_OF_CLAUSE;
}

function clausesOf(text: string): string[] {
  return text.split(CLAUSE).filter((clause) => clause.trim() !== "");
}

function toUnit(text: string, before = ""): Unit {
  const terms = new Set(analyze(text, null));
  const about = before === "" ? terms : new Set([...terms, ...analyze(before, null)]);
  return { terms, about, isNegated: isNegated(text) };
}

export function isNumber({ forms }: Word): boolean {
  return forms.some((form) => NUMBER.test(form));
}

export function holds({ terms }: { terms: ReadonlySet<string> }, { forms }: Word): boolean {
  return forms.some((form) => terms.has(form));
}

function shareOf(words: readonly Word[], unit: Unit): number {
  return words.filter((word) => holds(unit, word)).length / words.length;
}
