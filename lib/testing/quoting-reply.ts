const PASSAGE = /<passage number="(\d+)"[^>]*>\n([\s\S]*?)\n<\/passage>/g;
const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);

/** What an honest model without any wit would say: the sentence that has most words of the question, and where it stands. */
export function quotingReply(prompt: string): readonly string[] {
  const asked = wordsIn(prompt.slice(prompt.lastIndexOf("\nQuestion:")));
  const sentences = [...prompt.matchAll(PASSAGE)].flatMap(([, number, text = ""]) =>
    text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => ({ number, sentence })),
  );
  const shared = ({ sentence }: { sentence: string }) =>
    [...wordsIn(sentence)].filter((word) => asked.has(word)).length;
  const [best] = sentences.toSorted((a, b) => shared(b) - shared(a));
  return best && shared(best) > 1 ? [best.sentence, ` [${best.number}]`] : ["[[NO ANSWER]]"];
}
