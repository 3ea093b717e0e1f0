import { Lexer, type MarkedOptions, type Token, Tokenizer } from "marked";

const MARK = /^\[(\d{1,3})\]/;
const MARK_INSIDE = /\[\d{1,3}\]/;

/** `[1]` in a text. */
export type MarkToken = { type: "mark"; raw: string; number: number };

/**
 * Left out of Markdown, each for a reason: raw HTML reads as the text it is; definitions would let one line turn every
 * `[1]` of a text into a link of its own.
 */
class OurTokenizer extends Tokenizer {
  override html(): undefined {}
  override tag(): undefined {}
  override def(): undefined {}

  /** A mark right behind a bare address is not its end. */
  override url(src: string) {
    const mark = MARK_INSIDE.exec(src);
    return super.url(mark ? src.slice(0, mark.index) : src);
  }
}

const OPTIONS: MarkedOptions = {
  gfm: true,
  breaks: true,
  tokenizer: new OurTokenizer(),
  extensions: {
    renderers: {},
    childTokens: {},
    inline: [
      (src) => {
        const [raw, number] = MARK.exec(src) ?? [];
        return raw ? { type: "mark", raw, number: Number(number) } : undefined;
      },
    ],
    startInline: [(src) => src.search(MARK_INSIDE)],
  },
};

/** A text as tokens: Markdown as answers may use it, less what is left out, and with marks. */
export function lex(text: string): Token[] {
  return new Lexer(OPTIONS).lex(text);
}
