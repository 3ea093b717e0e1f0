import { type ComponentType, memo, useMemo } from "react";
import ReactMarkdown, { type Options } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import { ELEMENTS, MarkContext } from "./elements";
import { SCHEMA } from "./schema";
import { splitBlocks } from "./split-blocks";
import { SYNTAX } from "./syntax";
import { TO_HTML } from "./to-html";

const SAFE: Options["rehypePlugins"] = [[rehypeSanitize, SCHEMA]];

type MarkdownProps = {
  text: string;
  /** Stands for each `[1]` of the text that is not in code, in a link, or written as `\[1]`. */
  mark?: ComponentType<{ number: number }>;
};

/**
 * The one way in which text of others, a model's above all, becomes a page: Markdown by an allow-list. No HTML of the
 * text's own, no pictures, no addresses but whole ones, whatever the text is and wherever it is cut off.
 */
export function Markdown({ text, mark }: MarkdownProps) {
  const blocks = useMemo(() => withPlaces(splitBlocks(text)), [text]);
  return (
    <MarkContext value={mark ?? null}>
      <div className="wrap-anywhere leading-6 [&>:first-child]:mt-0 [&>:last-child]:mb-0">
        {blocks.map(({ start, block }) => (
          <Block key={start} text={block} />
        ))}
      </div>
    </MarkContext>
  );
}

/** A text only grows at its end, so the parts before keep their places, by which they are known. */
function withPlaces(blocks: readonly string[]): { start: number; block: string }[] {
  let end = 0;
  return blocks.map((block) => {
    const start = end;
    end += block.length + 1;
    return { start, block };
  });
}

/** Read once: while an answer arrives only its last part changes. */
const Block = memo(function Block({ text }: { text: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={SYNTAX}
      remarkRehypeOptions={TO_HTML}
      rehypePlugins={SAFE}
      components={ELEMENTS}
    >
      {text}
    </ReactMarkdown>
  );
});
