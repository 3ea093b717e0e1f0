import { describe, expect, it } from "vitest";
import { drawPdf } from "../testing/draw-pdf";
import { readOrThrow } from "../testing/read";
import { NO_PICTURES } from "./pictures";
import type { PageHelper, PageTask } from "./take-pages";

const TEXTS = [
  "Alder by the gate.",
  "Birch on the hill.",
  "Cedar in the yard.",
  "Elm at the brook.",
  "Fir near the mill.",
];
const pdf = await drawPdf(TEXTS.map((text) => [{ text, x: 50, y: 700 }]));

/** Takes the first page; `pages` is what it says about it. */
function helperThat(gives: Awaited<ReturnType<PageHelper["begin"]>["pages"]>) {
  const helper = {
    task: null as PageTask | null,
    isAbandoned: false,
    begin(_bytes: Uint8Array, task: PageTask) {
      helper.task = task;
      Atomics.add(task.taken, 0, 1);
      return { pages: Promise.resolve(gives), abandon: () => (helper.isAbandoned = true) };
    },
  };
  return helper;
}

describe("the pages of a long PDF", () => {
  it("are put in order with those that the helper read", async () => {
    const blank = { segments: [], top: 0, bottom: 800, hasDrawings: false, pictures: NO_PICTURES };
    const { text } = await readOrThrow(pdf, "book.pdf", undefined, {
      pageHelper: helperThat(new Map([[0, blank]])),
    });
    expect(text.split(/\n+/)).toEqual(TEXTS.slice(1));
  });

  it("are read here when the helper took some and fails", async () => {
    const { text, pageStarts } = await readOrThrow(pdf, "book.pdf", undefined, {
      pageHelper: helperThat(new Map()),
    });
    expect(text.split(/\n+/)).toEqual(TEXTS);
    expect(pageStarts).toHaveLength(5);
  });

  it("abandon the helper when they are too many words", async () => {
    const pageHelper = helperThat(new Map());
    const reading = readOrThrow(pdf, "book.pdf", undefined, { pageHelper, maxCharacters: 20 });
    await expect(reading).rejects.toThrow("too_complex");
    expect(pageHelper.isAbandoned).toBe(true);
  });

  it("are not shared when they are few", async () => {
    const pageHelper = helperThat(new Map());
    const short = await drawPdf([[{ text: "One page alone.", x: 50, y: 700 }]]);
    expect((await readOrThrow(short, "note.pdf", undefined, { pageHelper })).text).toBe("One page alone.");
    expect(pageHelper.task).toBeNull();
  });
});
