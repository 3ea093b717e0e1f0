import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";
import { lineOfError } from "./find-error";

async function blocks(content: string, name = "a.json"): Promise<string[]> {
  return blocksOf(await readOrThrow(content, name));
}

describe("JSON", () => {
  it("is written as headings, lines, lists and tables", async () => {
    const data = {
      name: "Harbour",
      open: true,
      depth: null,
      tags: ["sea", "boats"],
      address: { city: "Kiel", geo: { lat: 54.3 } },
      berths: [
        { id: 1, kind: "guest" },
        { kind: "owner", id: 2 },
      ],
      notes: ["x".repeat(250), "short"],
      staff: [{ name: "Ann", langs: { de: 1 } }, { role: "pilot" }],
    };
    expect(await blocks(JSON.stringify(data))).toEqual([
      "paragraph: name: Harbour\nopen: true\ntags: sea, boats",
      "heading1: address",
      "paragraph: city: Kiel",
      "heading2: geo",
      "paragraph: lat: 54.3",
      "heading1: berths",
      "table: id | kind\n1 | guest\n2 | owner",
      "heading1: notes",
      `list: - ${"x".repeat(250)}\n- short`,
      "heading1: staff",
      "heading2: Ann",
      "paragraph: name: Ann",
      "heading3: langs",
      "paragraph: de: 1",
      "heading2: staff 2",
      "paragraph: role: pilot",
    ]);
  });

  it("names the path of what lies deeper than headings go", async () => {
    const deep = '{"a":{"b":{"c":{"d":{"e":{"f":{"g":1,"h":{"i":2}}}}}}}}';
    expect((await blocks(deep)).slice(-3)).toEqual(["paragraph: g: 1", "heading6: f › h", "paragraph: i: 2"]);
  });

  it("may have a value a line, in files of either name", async () => {
    const lines = '{"id":1,"word":"sea"}\r\n\r\n{"id":2,"word":"boat"}\n';
    const table = ["table: id | word\n1 | sea\n2 | boat"];
    expect(await blocks(lines, "a.jsonl")).toEqual(table);
    expect(await blocks(lines, "a.ndjson")).toEqual(table);
    expect(await blocks(lines, "a.json")).toEqual(table);
    expect(blocksOf(await readOrThrow(lines, undefined, "application/x-ndjson"))).toEqual(table);
  });

  it("may have comments and commas to spare; long numbers keep their digits", async () => {
    const settings =
      '{\n// a "note\n"url": "http://a/*b*/,]", /* more */ "id": 12345678901234567890, "n": 0.5,\n}';
    expect(await blocks(settings)).toEqual([
      "paragraph: url: http://a/*b*/,]\nid: 12345678901234567890\nn: 0.5",
    ]);
  });

  it("keeps the lines of a file with a value a line when one of them is none", async () => {
    const lines = '{"id":1,"word":"sea"}\n{"id":2,"wor\n{"id":3,"word":"boat"}\n';
    const text = (await readOrThrow(lines, "a.jsonl")).text;
    for (const word of ["sea", "boat", '{"id":2,"wor']) expect(text).toContain(word);
  });

  it("names the line on which it is damaged", async () => {
    expect(await read('{"a": 1,\n"b": x}', "a.json")).toMatchObject({
      code: "damaged",
      message: expect.stringContaining("line 2 "),
    });
    expect(await read('{"a": 1}\n{"a": }', "a.jsonl")).toMatchObject({
      message: expect.stringContaining("line 2 "),
    });
    expect(await read("[]", "a.json")).toMatchObject({ code: "empty" });
  });

  it.each([
    ['{"a":\n[1,\n2', 3],
    ['{"a"\n"b"}', 2],
    ["[1,\n2]\n]", 3],
    ['["a\nb"]', 1],
    ["[1,\n\n01]", 3],
    ["{\n1: 2}", 2],
  ])("finds the error in %j on line %i", (text, line) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(lineOfError(text)).toBe(line);
  });

  it("that nests without end is too complex", async () => {
    expect(await read("[".repeat(100_000) + "]".repeat(100_000), "a.json")).toMatchObject({
      code: "too_complex",
    });
    expect(await read('{"a":'.repeat(200_000), "a.json")).toMatchObject({ ok: false });
  });
});
