/** What stands between the parts of a token without a space. */
const JOINT = /[.'’_@\-\u2010\u2011,]+/;
const UNWRITTEN_JOINT = /['’_\-\u2010\u2011]/g;
const CAMEL_PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{M}+/gu;
const CAMEL = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}/u;
const ACRONYM = /^(?:\p{L}\.)+\p{L}$/u;
const GROUPED_NUMBER = /^\p{N}{1,3}(?:[.,]\p{N}{3})+$/u;
const MEASURE = /^(\p{N}+(?:[.,]\p{N}+)?)(\p{L}{1,4})$/u;
const VERSION = /^v(?=\d)/i;
const APOSTROPHE = /['’]/;
const ORDINARY = /^[A-Z]?[a-z]+$/;
const LONGEST = 64;
const MOST_PARTS = 12;

/**
 * One token taken apart. `whole` is what it is called as one thing, in all spellings that count as the same; `parts` are
 * the words in it. An identifier (ERR_INVALID_ARG, v2.3.1, A-1042, a@b.org, getUserById) is above all itself; a
 * hyphenated or elided word (boundary-layer, l'avion) is above all its parts.
 */
export type Compound = { whole: string[]; parts: string[]; isIdentifier: boolean };

/** @param token as it stands in the text, letter case included: that is what tells camelCase. */
export function takeApart(token: string): Compound {
  if (ACRONYM.test(token)) return { whole: [token.replaceAll(".", "")], parts: [], isIdentifier: true };
  if (GROUPED_NUMBER.test(token)) {
    return { whole: [token.replace(/[.,]/g, ""), token], parts: [], isIdentifier: true };
  }
  const pieces = token.split(JOINT).filter((piece) => piece !== "");
  const measure = pieces.length === 1 ? MEASURE.exec(token) : null;
  const parts = measure ? [measure[1] ?? "", measure[2] ?? ""] : pieces.flatMap(camelParts);
  if (parts.length <= 1) return { whole: [token], parts: [], isIdentifier: false };
  const isElided = APOSTROPHE.test(token);
  const isOnlyWords = !/[\p{N}_@.]/u.test(token) && !CAMEL.test(token);
  const whole = isElided && isOnlyWords ? [] : spellings(token);
  return {
    whole: whole.filter((spelling) => spelling.length <= LONGEST),
    parts: parts.slice(0, MOST_PARTS),
    isIdentifier: !isOnlyWords,
  };
}

function camelParts(piece: string): string[] {
  return CAMEL.test(piece) ? (piece.match(CAMEL_PART) ?? [piece]) : [piece];
}

/** Dots and @ mean something in versions, files and addresses; hyphens and underscores come and go between writers. */
function spellings(token: string): string[] {
  const joined = token.replace(UNWRITTEN_JOINT, "").replaceAll(",", ".");
  const withoutV = joined.replace(VERSION, "");
  return withoutV === joined ? [joined] : [joined, withoutV];
}

/** Whether a token has anything to take apart: most have not, and this runs for each new one. */
export function isCompound(token: string): boolean {
  return !ORDINARY.test(token) && (JOINT.test(token) || CAMEL.test(token) || MEASURE.test(token));
}
