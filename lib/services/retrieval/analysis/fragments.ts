/** Stretches of one script; a change of script is nearly always the edge of a word (カタカナ語, NFL冠军). */
const STRETCH =
  /\p{Script=Han}+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|\p{Script=Hangul}+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/**
 * What a reader of Thai, Lao, Khmer or Burmese takes for one letter with its signs: a vowel written in front, the
 * consonant, what stands above, below or behind, and consonants stacked under it.
 */
const CLUSTER =
  /[\u0e40-\u0e44\u0ec0-\u0ec4]?\p{L}(?:[\p{M}\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3]|(?<=[\u17d2\u1039])\p{L})*/gu;

export type Fragments = { index: string[]; query: string[] };

/**
 * Cuts a run of a script without spaces into overlapping pairs of characters. That needs no dictionary, so that index
 * and query always agree, whatever version of one a machine has, and no word is missed. The index also gets single
 * characters (not kana, which alone are particles), so that a word of one character can be asked for.
 */
export function fragmentsOf(run: string): Fragments {
  const fragments: Fragments = { index: [], query: [] };
  for (const stretch of run.match(STRETCH) ?? []) {
    const units = IDEOGRAPHIC.test(stretch) ? [...stretch] : (stretch.match(CLUSTER) ?? []);
    const keepsSingles = units.length === 1 || !KANA.test(stretch);
    let previous: string | undefined;
    for (const unit of units) {
      if (previous !== undefined) {
        fragments.index.push(previous + unit);
        fragments.query.push(previous + unit);
      }
      if (keepsSingles) fragments.index.push(unit);
      previous = unit;
    }
    if (units.length === 1 && previous !== undefined) fragments.query.push(previous);
  }
  return fragments;
}
