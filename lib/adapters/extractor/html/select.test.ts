import { expect, test } from "vitest";
import { DocumentBuilder } from "../document/document-builder";
import type { Selection } from "../port";
import { readHtml } from "./read-html";

const PAGE = `<body><div class="shell"><p>Around it.</p><section id="guide"><h2>Guide</h2><p>Turn the lamp on.</p>
  <aside class="ad"><p>Buy now.</p></aside></section><section id="more"><p>More of it.</p></section></div></body>`;

function read(selection?: Partial<Selection>): string {
  const builder = new DocumentBuilder(10_000);
  const options = selection && { selection: { keep: [], drop: [], ...selection } };
  readHtml(PAGE, builder, { onlyMainContent: false, ...options });
  return builder.finish().text;
}

test("only what is kept is read, without what is dropped in it", () => {
  expect(read({ keep: ["#guide"], drop: [".ad"] })).toBe("Guide\n\nTurn the lamp on.");
});

test("several selectors keep several parts, in the order of the page", () => {
  expect(read({ keep: ["#more", "#guide > p"] })).toBe("Turn the lamp on.\n\nMore of it.");
});

test("what is dropped is left out of the rest", () => {
  expect(read({ drop: ["section:not(#more)"] })).toBe("Around it.\n\nMore of it.");
});

test("a page where nothing is to be kept is read as it is", () => {
  expect(read({ keep: [".article"] })).toBe(read());
});
