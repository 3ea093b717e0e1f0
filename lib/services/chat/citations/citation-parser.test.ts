import fc from "fast-check";
import { expect, test } from "vitest";
import { createCitationParser, type Piece } from "./citation-parser";

const isKnown = (passage: number) => passage >= 1 && passage <= 3;

function parse(parts: readonly string[]): Piece[] {
  const parser = createCitationParser(isKnown);
  const pieces = [...parts.flatMap((part) => parser.push(part)), ...parser.end()];
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (piece.type === "text" && last?.type === "text") last.text += piece.text;
    else all.push({ ...piece });
    return all;
  }, []);
}

const shown = (text: string) =>
  parse([text])
    .map((piece) => (piece.type === "text" ? piece.text : `<${piece.passage}>`))
    .join("");

test.each([
  ["each marker", "A [3]. B [1]. C [3].", "A <3>. B <1>. C <3>."],
  ["several in one marker", "A [1, 2].", "A <1><2>."],
  ["several in a row", "A [2][1]", "A <2><1>"],
  ["other separators", "A [1;2]. B [1; 3].", "A <1><2>. B <1><3>."],
  ["ranges", "A [1-3]. B [1–2]. C [1, 2—3].", "A <1><2><3>. B <1><2>. C <1><2><3>."],
  ["a range that runs backwards, or away", "A [3-1]. B [1-4000].", "A <3><1>. B <1><2><3>."],
  ["footnotes", "A [^1]. B [^2, ^3].", "A <1>. B <2><3>."],
  ["a word before the number", "A [source 1]. B [Source: 2]. C [Sources 1, 3].", "A <1>. B <2>. C <1><3>."],
  ["the word in other languages", "A [Quelle 1]. B [fuentes 2-3]. ج [المصدر 1]", "A <1>. B <2><3>. ج <1>"],
  ["the word before each number", "A [Source 1, Source 2].", "A <1><2>."],
  ["lenticular brackets", "A 【1】. B【2†source】. C 【3:0†Guide.pdf】.", "A <1>. B<2>. C <3>."],
  ["unknown numbers vanish, and the space before them", "A [9]. B [2, 9] [0].", "A. B <2>."],
  ["other brackets stay", "a[x] [note] [ ] [] [-] [^] [a 1]", "a[x] [note] [ ] [] [-] [^] [a 1]"],
  ["other lenticular brackets stay", "【重要】 【第1章】", "【重要】 【第1章】"],
  ["parentheses are no citation", "A (1) (2, 3).", "A (1) (2, 3)."],
  ["links stay", "[Guide 2](https://a.test) [a](b)", "[Guide 2](https://a.test) [a](b)"],
  ["a marker that breaks off vanishes", "A [1", "A"],
  ["one of several that breaks off", "A [1][2, 3", "A <1>"],
  ["another bracket that never ends stays", "A [note", "A [note"],
  ["a bracket in a bracket", "[[1]", "[<1>"],
  ["code stays as it is", "`a[1]` and ```\nb[2]\n``` then [2]", "`a[1]` and ```\nb[2]\n``` then <2>"],
  ["an escaped bracket stays", "a \\[1] \\ [2]", "a \\[1] \\ <2>"],
  ["spaces inside", "A [ 1 ,  2 ].", "A <1><2>."],
  ["line breaks before a citation stay", "A\n\n[1] B", "A\n\n<1> B"],
])("%s", (_, text, expected) => {
  expect(shown(text)).toBe(expected);
});

const fragment = fc.constantFrom(
  "[",
  "]",
  "1",
  "2",
  "9",
  ",",
  " ",
  "word",
  "`",
  "```",
  "\n",
  ".",
  "[1]",
  "[1, 3]",
  "[1-3]",
  "[^2]",
  "source ",
  "【1】",
  "【",
  "】",
  "†",
  "-",
  ";",
  "^",
  "é",
  "😀",
  "\\",
);

test("however an answer is cut, the citations are the same", () => {
  fc.assert(
    fc.property(
      fc.array(fragment, { maxLength: 40 }),
      fc.array(fc.nat(200), { maxLength: 20 }),
      (fragments, cuts) => {
        const text = fragments.join("");
        const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
        const parts = [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
        expect(parse(parts)).toEqual(parse([text]));
      },
    ),
  );
});
