/** Words that turn a statement into its opposite, in the languages that answers are mostly written in. */
const NEGATIONS =
  "not|no|never|none|nobody|nothing|neither|nor|without|cannot|[\\p{L}]+n['’]t|nicht|kein(?:e[mnrs]?)?|nie|niemals|niemand|nichts|ohne|ne|n['’]|pas|jamais|aucune?|sans|nunca|jamás|ning(?:ún|una|uno)|sin|non|mai|senza|não|nem|sem|niet|geen|nooit|не|нет|никогда|без|لا|لم|لن|ليس|ليست|غير|بدون|değil|yok|नहीं";
const NEGATION = new RegExp(`(?<![\\p{L}\\p{M}])(?:${NEGATIONS})(?![\\p{L}\\p{M}])`, "giu");
/** Scripts without spaces. */
const UNSPACED_NEGATION = /[不没無无未]|ない|ません|않|없/gu;

export function isNegated(text: string): boolean {
  return affirmed(text) !== text;
}

/** The text without its words of denial. */
export function affirmed(text: string): string {
  return text.replace(NEGATION, " ").replace(UNSPACED_NEGATION, " ");
}

const TIME = /(?<!\d)(\d{1,2})(?:[:.](\d\d))?\s*([ap])\.?\s?m\b\.?/giu;

/** One spelling for `6:00 PM`, `6 p.m.` and `6pm`, so that they are the same words. */
export function plainTimes(text: string): string {
  return text.replace(TIME, (_, hour: string, minutes = "00", half: string) => {
    const time = minutes === "00" ? hour : `${hour}:${minutes}`;
    return `${time} ${half.toLowerCase()}m`;
  });
}

/** Times of day that say which half they mean, as `9:00am`. */
export function timesIn(text: string): Set<string> {
  const found = [...text.matchAll(TIME)];
  return new Set(
    found.map(
      ([, hour = "", minutes = "00", half = ""]) => `${Number(hour)}:${minutes}${half.toLowerCase()}m`,
    ),
  );
}
