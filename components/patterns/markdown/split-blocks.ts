/** What may go on after an empty line in what was begun before it: an item of a list, or anything set in. */
const GOES_ON = /^(?:[\s>]|[-*+]|\d{1,9}[.)])/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
/** Code within a list or a quote: where it ends depends on more than its own lines. */
const FENCE_WITHIN = /^[\s>*+\-\d.)]+(?:`{3}|~{3})/;
/** No line closes it, so what follows such code is not cut. */
const ENDLESS = "endless";

/**
 * Cuts Markdown into parts that mean the same alone as together, so that of a text that grows only the last part has to
 * be read again. It cuts at empty lines outside of code, before lines that can only begin something new.
 */
export function splitBlocks(text: string): string[] {
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | null = null;
  let isAfterEmpty = false;
  for (const line of text.split("\n")) {
    const isEmpty = line.trim() === "";
    if (fence === null && isAfterEmpty && !isEmpty && !GOES_ON.test(line)) {
      blocks.push(block.join("\n"));
      block = [];
    }
    fence = fenceAfter(line, fence);
    block.push(line);
    isAfterEmpty = isEmpty;
  }
  blocks.push(block.join("\n"));
  return blocks.filter((part) => part.trim() !== "");
}

/** The fence we are in after this line; null: in none. */
function fenceAfter(line: string, fence: string | null): string | null {
  if (fence === null && FENCE_WITHIN.test(line)) return ENDLESS;
  const [, mark = "", rest = ""] = FENCE.exec(line) ?? [];
  if (mark === "") return fence;
  if (fence === null) return mark.startsWith("`") && rest.includes("`") ? null : mark;
  const isClosing = mark[0] === fence[0] && mark.length >= fence.length && rest.trim() === "";
  return isClosing ? null : fence;
}
