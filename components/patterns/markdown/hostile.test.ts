import { expect, test } from "vitest";
import { HOSTILE_TEXTS } from "./testing/hostile-texts";
import { all, render } from "./testing/render";

const ALLOWED = new Set(
  "#document-fragment div p h3 ul ol li blockquote hr br strong em del code pre a cite table thead tbody tr th td".split(
    " ",
  ),
);
/** Of our own: the button that copies code, and its icons. */
const OURS = new Set(["button", "svg", "path", "rect", "span"]);
const ATTRIBUTES = new Set(["class", "dir", "start", "href", "title", "target", "rel"]);

/** What is wrong with what the text became. */
function faultsOf(text: string): string[] {
  const elements = all(render(text));
  return elements.flatMap(({ name, attributes }) => {
    if (OURS.has(name)) return [];
    const faults = ALLOWED.has(name) ? [] : [`<${name}>`];
    for (const [attribute, value] of Object.entries(attributes)) {
      if (!ATTRIBUTES.has(attribute)) faults.push(`<${name} ${attribute}>`);
      if (attribute === "href" && !/^(https?:\/\/[^@]*$|mailto:)/.test(value)) faults.push(`href=${value}`);
    }
    if (name === "a" && attributes.rel !== "noopener noreferrer nofollow") faults.push("a link without rel");
    if (name === "a" && attributes.target !== "_blank") faults.push("a link that leaves the page");
    return faults;
  });
}

test("there are many of them, and no two are the same", () => {
  expect(new Set(HOSTILE_TEXTS).size).toBe(HOSTILE_TEXTS.length);
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(300);
});

test.each(HOSTILE_TEXTS)("harmless, whole and cut off anywhere: %j", (text) => {
  for (let end = 1; end <= text.length; end++) {
    const part = text.slice(0, end);
    expect(faultsOf(part), part).toEqual([]);
  }
});

test("nothing of the text's own becomes a button, a picture or a handler, also all of them together", () => {
  const together = HOSTILE_TEXTS.join("\n\n");
  expect(faultsOf(together)).toEqual([]);
  const elements = all(render(together));
  const codeBlocks = elements.filter(({ name }) => name === "pre").length;
  expect(elements.filter(({ name }) => name === "button")).toHaveLength(codeBlocks);
  const svgs = elements.filter(({ name }) => name === "svg");
  expect(svgs).toHaveLength(codeBlocks);
  for (const { attributes } of [...svgs, ...elements.filter(({ name }) => name === "button")]) {
    expect(Object.keys(attributes).filter((name) => /^on|src|href|style/.test(name))).toEqual([]);
  }
});

test("the check itself sees what it looks for", () => {
  expect(faultsOf("[x](https://example.test)")).toEqual([]);
  expect(all(render("[x](https://example.test)")).map(({ name }) => name)).toContain("a");
});
