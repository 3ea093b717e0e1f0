import { describe, expect, it } from "vitest";
import { makeDoc } from "../testing/make-doc";
import { blocksOf, read, readOrThrow } from "../testing/read";

describe("Word documents before 2007", () => {
  it("reads paragraphs and tables, quotes as they are written", async () => {
    const text = "Harbour\rThere are “three”.\rName\x07Size\x07\rNorth\x071\x07\rEnd\r";
    expect(blocksOf(await readOrThrow(makeDoc(text), "a.doc"))).toEqual([
      "paragraph: Harbour",
      "paragraph: There are “three”.",
      "table: Name | Size\nNorth | 1",
      "paragraph: End",
    ]);
  });

  it("gives odd files their states", async () => {
    expect(await read(makeDoc("x\r", 0x0100), "a.doc")).toMatchObject({ code: "encrypted" });
    expect(await read(makeDoc("x\r", 0, 101), "a.doc")).toMatchObject({ code: "unsupported_type" });
    expect(await read(makeDoc("\r"), "a.doc")).toMatchObject({ code: "empty" });
  });
});
