/** So many characters are named whole; of longer ones the first and the last words. */
const WHOLE = 120;
const WORDS_AT_EACH_END = 6;

/**
 * The address of a page with the words to scroll to and to mark, as a text directive
 * (https://wicg.github.io/scroll-to-text-fragment/). An anchor that the address has stays. Browsers that know nothing of it
 * open the page alone.
 * @param quote words as they stand on the page; an empty one names nothing
 */
export function withTextFragment(url: string, quote: string): string {
  // A directive matches within one block: of a list or a table its first line.
  const line = quote.trim().split("\n", 1)[0] ?? "";
  const words = line.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return url;
  const isWhole = line.length <= WHOLE || words.length <= 2 * WORDS_AT_EACH_END;
  const stretches = isWhole
    ? [words.join(" ")]
    : [words.slice(0, WORDS_AT_EACH_END).join(" "), words.slice(-WORDS_AT_EACH_END).join(" ")];
  const directive = `:~:text=${stretches.map(encode).join(",")}`;
  return url.includes("#") ? `${url}${directive}` : `${url}#${directive}`;
}

/** Hyphens and commas part the pieces of a directive. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}
