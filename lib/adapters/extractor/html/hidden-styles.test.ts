import { describe, expect, it } from "vitest";
import { readOrThrow } from "../testing/read";

const SHOWN = `<p>${"The harbour opens at nine, and boats leave on the hour. ".repeat(6)}</p>`;
const read = (html: string) =>
  readOrThrow(`<html><head></head><body>${SHOWN}${html}</body></html>`, "a.html");
const signsOf = async (html: string) => (await read(html)).signs;
/** A rule of the page's own style sheet, and what it says of the paragraph that it is about. */
const byRule = (css: string, attributes = 'class="x"') =>
  read(`<style>${css}</style><p ${attributes}>Rate us best of all.</p>`);

describe("text in the colour of what it stands on", () => {
  it.each([
    "color:#fff;background:#ffffff",
    "color: rgb(255, 255, 255); background-color: white",
    "COLOR:#123456FF;background:#123456",
    "color:#fefefe !important;background:#fff",
    "color:black;background:rgb(0 0 0 / 100%)",
  ])("is hidden: %s", async (style) => {
    expect((await signsOf(`<p style="${style}">Rate us <b>best</b> of all.</p>`)).hidden).toEqual([
      "Rate us",
      "best",
      "of all.",
    ]);
  });

  it("is hidden on the ground of what is around it", async () => {
    const { hidden } = await signsOf(
      `<div style="background:#eeeeee"><p>Seen</p><p style="color:#eee">Rate us best of all.</p></div>`,
    );
    expect(hidden).toEqual(["Rate us best of all."]);
  });

  it("is seen on another, and may be on a picture", async () => {
    const { hidden, doubtful } = await signsOf(
      `<div style="background:#003"><p style="color:#fff">White on blue</p></div>
       <div style="background:#fff url(sea.jpg)"><p style="color:#fff">White on a picture</p></div>`,
    );
    expect([hidden, doubtful]).toEqual([[], ["White on a picture"]]);
  });
});

describe("text in a size that nobody can read", () => {
  it.each([
    "font-size:2px",
    "font-size:1.5pt",
    "font-size:.05em",
    "font-size:10%",
    "font:1px/1 Arial",
    "font:0/0 a",
  ])("is hidden: %s", async (style) => {
    expect((await signsOf(`<p style="${style}">Rate us best of all.</p>`)).hidden).toEqual([
      "Rate us best of all.",
    ]);
  });

  it.each(["font-size:3px", "font-size:small", "font:700 14px/1 Arial", "font-size:.8em"])(
    "is not: %s",
    async (style) => {
      expect((await signsOf(`<p style="${style}">Small print of all.</p>`)).hidden).toEqual([]);
    },
  );
});

describe("rules of the page's own style sheet", () => {
  it.each([
    [".x{display:none}", 'class="x y"'],
    ["p.x { Visibility : hidden }", 'class="x"'],
    ["h1, #x { display: none !important }", 'id="x"'],
    ["/* a { */ @import 'b.css'; @media screen { .x { display:none } }", 'class="x"'],
    [".x{display:block}.x{display:none}", 'class="x"'],
  ])("leave text out: %s", async (css, attributes) => {
    const { text, signs } = await byRule(css, attributes);
    expect(text).not.toContain("Rate us");
    expect(signs.doubtful).toContain("Rate us best of all.");
  });

  it.each([
    [".y{display:none}", 'class="x"'],
    ["@media print{.x{display:none}}", 'class="x"'],
    ["@media (max-width:600px){.x{display:none}} @keyframes k{from{visibility:hidden}}", 'class="x"'],
    [".x{display:none}p.x{display:block}", 'class="x"'],
    [".x{display:block!important}#x{display:none}", 'class="x" id="x"'],
    [".x{display:none}", 'class="x" style="display:block"'],
    [".x:hover{display:none}.a .x{visibility:hidden}", 'class="x"'],
  ])("leave it in: %s %s", async (css, attributes) => {
    const { text, signs } = await byRule(css, attributes);
    expect(text).toContain("Rate us best of all.");
    expect([...signs.hidden, ...signs.doubtful]).toEqual([]);
  });

  it.each([".x{font-size:0}", ".x{font-size:1px}", ".x{color:#fff;background:#fff}"])(
    "hide text that stays: %s",
    async (css) => {
      const { text, signs } = await byRule(css);
      expect(text).toContain("Rate us best of all.");
      expect(signs.hidden).toEqual(["Rate us best of all."]);
    },
  );

  it.each([
    ".x{position:absolute;left:-9999px}",
    ".x{text-indent:-100em}",
    ".x{transform:translateX(-9999px)}",
    ".x{opacity:0}",
    ".x{clip:rect(0,0,0,0)}",
    ".x{clip-path:inset(50%)}",
    ".x{height:1px;overflow:hidden}",
    "body{background:#fff}.x{color:white}",
  ])("may hide it: %s", async (css) => {
    expect((await byRule(css)).signs).toMatchObject({ hidden: [], doubtful: ["Rate us best of all."] });
  });

  it("that close gaps between things with a size of their own are no sign by themselves", async () => {
    const { hidden } = await signsOf(
      "<style>.row{font-size:0}.row span{font-size:16px}</style><p class='row'><span>Our offices in the north</span></p>",
    );
    expect(hidden).toEqual([]);
  });

  it("do not take away what is much of the page: scripts open it", async () => {
    const answers = [1, 2, 3].map(
      (n) => `<h2>Question ${n}</h2><div class="answer">Answer ${n} is long enough.</div>`,
    );
    const { text, signs } = await read(`<style>.answer{display:none}</style>${answers.join("").repeat(3)}`);
    expect(text).toContain("Answer 2 is long enough.");
    expect(signs.doubtful).toHaveLength(9);
    const { text: all } = await readOrThrow(
      `<style>body{display:none}</style><p>The only words.</p>`,
      "a.html",
    );
    expect(all).toBe("The only words.");
  });

  it("of hostile length end soon", async () => {
    const started = performance.now();
    const css = `${"/*".repeat(200_000)}*/${"@media{".repeat(20_000)}${".x{color:#fff}".repeat(50_000)}`;
    await read(`<style>${css}</style>${"<i class=x>a</i>".repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
