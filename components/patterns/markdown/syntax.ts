import type { Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { takeMarksOutOfAddresses, toMark } from "./autolinks";

/**
 * Left out of Markdown, each for a reason: raw HTML reads as the text it is; definitions and footnotes would let one
 * line turn every `[1]` of a text into a link of its own; boxes to tick would be form controls.
 */
const LEFT_OUT = [
  "htmlFlow",
  "htmlText",
  "definition",
  "gfmFootnoteDefinition",
  "gfmFootnoteCall",
  "gfmPotentialFootnoteCall",
  "tasklistCheck",
];

const [OPEN, CLOSE, ZERO, NINE] = [91, 93, 48, 57];
const MOST_DIGITS = 3;

type Code = number | null;
type State = (code: Code) => State | undefined;
type Effects = { enter(name: string): void; consume(code: Code): void; exit(name: string): void };

/** `[1]`, read before links are: so it is never the text of one. */
function tokenizeMark(effects: Effects, ok: State, nok: State): State {
  let digits = 0;
  return (code) => {
    effects.enter("mark");
    effects.consume(code);
    return inside;
  };
  function inside(code: Code): State | undefined {
    if (code !== null && code >= ZERO && code <= NINE && digits < MOST_DIGITS) {
      digits++;
      effects.consume(code);
      return inside;
    }
    if (code !== CLOSE || digits === 0) return nok(code);
    effects.consume(code);
    effects.exit("mark");
    return ok;
  }
}

type Tree = {
  enter(node: object, token: unknown): void;
  exit(token: unknown): void;
  sliceSerialize(token: unknown): string;
};

const markToTree = {
  enter: {
    mark(this: Tree, token: unknown) {
      this.enter(toMark(this.sliceSerialize(token).slice(1, -1)), token);
    },
  },
  exit: {
    mark(this: Tree, token: unknown) {
      this.exit(token);
    },
  },
};

type Parser = { data(): object };
type Extensions = { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };

function remarkOurSyntax(this: Parser): typeof takeMarksOutOfAddresses {
  const data: Extensions = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: LEFT_OUT } },
    { text: { [OPEN]: { name: "mark", tokenize: tokenizeMark, add: "before" } } },
  ];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), markToTree];
  return takeMarksOutOfAddresses;
}

/** Markdown as answers may use it: CommonMark and tables, less what is left out, and with marks. */
export const SYNTAX: NonNullable<Options["remarkPlugins"]> = [remarkGfm, remarkOurSyntax];
