import type { Passage } from "../../retrieval";
import { backwards, withoutEncoded } from "./encoded";
import { withoutForeignLinks } from "./links";
import { withoutSecrets } from "./secrets";
import { chained, type TextFilter } from "./text-filter";

export type { TextFilter } from "./text-filter";

/** For words of our own. */
export const NOTHING: TextFilter = chained([]);

/** So many words of our rules in a row are no chance. */
const RULE_WORDS = 8;
/**
 * Owners write into instructions what the bot may well say; a stretch this long, or most of short ones, is the instructions
 * being read out.
 */
const INSTRUCTION_WORDS = 25;
const FEWEST_WORDS = 5;
const MOST_OF_THEM = 0.7;

type Given = { rules: string; instructions: string; question: string; passages: readonly Passage[] };

/** What a model that obeys a document's orders could do by its words: read out the prompt, or carry what it read out in a link. */
export function guard({ rules, instructions, question, passages }: Given): TextFilter {
  const texts = passages.flatMap(({ text, context, url }) => [text, context, url ?? ""]);
  const secrets = [
    { text: rules, words: RULE_WORDS },
    { text: instructions, words: stretchOf(instructions) },
  ];
  return chained([
    withoutForeignLinks([question, instructions, ...texts]),
    withoutSecrets([...secrets, ...secrets.flatMap(backwards)]),
    withoutEncoded(secrets),
  ]);
}

function stretchOf(instructions: string): number {
  const words = instructions.split(/\s+/).filter((word) => word !== "").length;
  return Math.max(FEWEST_WORDS, Math.min(INSTRUCTION_WORDS, Math.ceil(words * MOST_OF_THEM)));
}
