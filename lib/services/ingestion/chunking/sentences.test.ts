import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe("splitSentences", () => {
  it.each([
    ["It opens at 8 a.m. on weekdays. On Sundays it is closed.", 2],
    ["Dr. Smith met Mr. J. R. Jones. They talked.", 2],
    ["Pi is about 3.14159. It never ends!", 2],
    ["See Fig. 3 and Eq. 4. They differ.", 2],
    ["Use a queue, e.g. Kafka, i.e. a log. Fine.", 2],
    ["The U.S. Senate voted. It passed.", 2],
    ["Is it? Yes! Really?! No…", 4],
    ['He said "Stop." Then he left.', 2],
    ["(See above.) It works.", 2],
    ["Version 2.0.1 is out. Get it at example.com today.", 2],
    ["Am 3. Mai kam Herr Dr. Meier. Er blieb bis zum 19. Mai.", 2],
    ["Das gilt z.B. für Hunde bzw. Katzen. Nicht für Vögel.", 2],
    ["M. Dupont est arrivé. Il est parti.", 2],
    ["El Sr. García vive en EE.UU. desde 2010. Le gusta.", 2],
    ["Это 5 тыс. рублей. Дорого.", 2],
    ["这是第一句。这是第二句！第三句？", 3],
    ["彼は「行く。」と言った。次の文。", 3],
    ["هذه جملة. هل هذه جملة؟ نعم.", 3],
    ["यह पहला वाक्य है। यह दूसरा है।", 2],
    ["It happened in 2019. Then it stopped.", 2],
    ["nobody writes capitals here. two sentences, e.g. these? three.", 3],
    ["Prices rose by approx. a tenth. so they say.", 1],
  ])("%s", (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it("ends sentences with headings, items, rows and paragraphs, and not with lines that were wrapped", () => {
    const text =
      "Opening hours\n\nWe open at eight\nand close at six.\n\n- Monday\n- Tuesday\n\nDay | Hours\nMonday | 8–18";
    expect(sentences(text)).toEqual([
      "Opening hours",
      "We open at eight\nand close at six.",
      "- Monday",
      "- Tuesday",
      "Day | Hours",
      "Monday | 8–18",
    ]);
  });

  it("keeps the number of an item with it", () => {
    expect(sentences("1. Open the valve. 2. Wait.")).toEqual(["1. Open the valve.", "2. Wait."]);
  });

  it("gives trimmed spans in order that hold all that is not blank, for any text", () => {
    const any = fc.string({
      unit: fc.constantFrom(
        "a",
        "B",
        ". ",
        ".",
        "! ",
        "。",
        "\n",
        "\n\n",
        " ",
        "é",
        "😀",
        '"',
        ")",
        "3",
        "- ",
        " | ",
      ),
    });
    fc.assert(
      fc.property(any, (text) => {
        let covered = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(end).toBeGreaterThan(start);
          expect(text.slice(covered, start).trim()).toBe("");
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});
