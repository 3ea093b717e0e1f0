import type { Options } from "react-markdown";

type Node = { value?: string; alt?: string | null };
type Text = { type: "text"; value: string };
type LineBreak = { type: "element"; tagName: "br"; properties: Record<string, never>; children: [] };

const LINE_BREAK: LineBreak = { type: "element", tagName: "br", properties: {}, children: [] };

/** Where our reading of Markdown differs: a new line is a new line, and of a picture only its words stay. */
export const TO_HTML: Options["remarkRehypeOptions"] = {
  handlers: {
    text: (_: unknown, { value = "" }: Node) =>
      value
        .split(/[ \t]*\n[ \t]*/)
        .flatMap((line, index) => (index === 0 ? [toText(line)] : [LINE_BREAK, toText(line)])),
    image: (_: unknown, { alt }: Node) => toText(alt ?? ""),
  },
};

function toText(value: string): Text {
  return { type: "text", value };
}
