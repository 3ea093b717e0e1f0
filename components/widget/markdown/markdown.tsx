/** @jsxImportSource preact */
import type { Token, Tokens } from "marked";
import { Component, type ComponentChildren, h, type VNode } from "preact";
import { safeHref } from "@/components/patterns/markdown/safe-href";
import { toPlain } from "./entities";
import { lex } from "./lex";

/** What stands for `[1]`; null leaves it as it is written. */
export type ToMark = (number: number) => VNode | null;

/** What is wider than the panel is moved by keys too. */
const WIDE = { tabIndex: 0 };

const asWritten: ToMark = () => null;

/**
 * The one way in which text of others becomes a part of the panel: Markdown by an allow-list. Elements are made one by one,
 * never from HTML; no pictures, no addresses but whole ones, whatever the text is and wherever it is cut off.
 */
export class Markdown extends Component<{ text: string; mark?: ToMark }> {
  #text = "";
  #tokens: readonly Token[] = [];

  override render({ text, mark }: { text: string; mark?: ToMark }) {
    // The panel is drawn anew with each word that arrives: what was said before is not read again.
    if (text !== this.#text) [this.#text, this.#tokens] = [text, lex(text)];
    return <div class="md">{toElements(this.#tokens, mark)}</div>;
  }
}

/** What tokens become: elements of the list below, and texts. */
export function toElements(tokens: readonly Token[], mark: ToMark = asWritten): ComponentChildren {
  return tokens.map((token) => toElement(token, mark));
}

function within(token: { tokens?: Token[] }, mark: ToMark): ComponentChildren {
  return toElements(token.tokens ?? [], mark);
}

type Toward = (token: never, mark: ToMark) => ComponentChildren;

/** Everything that a text may become; what is not named here stays the text it is. */
const ELEMENTS: Record<string, Toward> = {
  space: () => null,
  hr: () => <hr />,
  br: () => <br />,
  paragraph: (token: Tokens.Paragraph, mark) => <p dir="auto">{within(token, mark)}</p>,
  heading: (token: Tokens.Heading, mark) => <h2 dir="auto">{within(token, mark)}</h2>,
  blockquote: (token: Tokens.Blockquote, mark) => <blockquote dir="auto">{within(token, mark)}</blockquote>,
  code: ({ text }: Tokens.Code) => (
    <pre dir="ltr" {...WIDE}>
      <code>{text}</code>
    </pre>
  ),
  list: (token: Tokens.List, mark) => {
    const items = token.items.map((item) => h("li", { dir: "auto" }, within(item, mark)));
    return token.ordered ? h("ol", { start: Number(token.start) || 1 }, ...items) : h("ul", null, ...items);
  },
  table: ({ header, rows }: Tokens.Table, mark) => (
    <div class="wide" {...WIDE}>
      <table>
        <thead>{h("tr", null, ...header.map((cell) => toCell("th", cell, mark)))}</thead>
        {h(
          "tbody",
          null,
          ...rows.map((row) => h("tr", null, ...row.map((cell) => toCell("td", cell, mark)))),
        )}
      </table>
    </div>
  ),
  strong: (token: Tokens.Strong, mark) => <strong>{within(token, mark)}</strong>,
  em: (token: Tokens.Em, mark) => <em>{within(token, mark)}</em>,
  del: (token: Tokens.Del, mark) => <del>{within(token, mark)}</del>,
  codespan: ({ text }: Tokens.Codespan) => <code dir="ltr">{text}</code>,
  link: toLink,
  image: ({ text }: Tokens.Image) => toPlain(text),
  escape: ({ text }: Tokens.Escape) => text,
  text: (token: Tokens.Text, mark) => (token.tokens ? within(token, mark) : toPlain(token.text)),
  mark: ({ raw, number }: { raw: string; number: number }, mark) => mark(number) ?? raw,
};

function toElement(token: Token, mark: ToMark): ComponentChildren {
  const make = ELEMENTS[token.type];
  // Each entry is written for the token that its name is the type of.
  return make ? make(token as never, mark) : token.raw;
}

function toCell(Cell: "th" | "td", { tokens, align }: Tokens.TableCell, mark: ToMark) {
  return (
    <Cell dir="auto" class={align ?? undefined}>
      {within({ tokens }, mark)}
    </Cell>
  );
}

/** A link that somebody else wrote: it opens beside us, and learns nothing of where it was. */
function toLink(token: Tokens.Link): ComponentChildren {
  const words = within(token, asWritten);
  const href = safeHref(toPlain(token.href));
  if (href === null) return words;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  );
}
