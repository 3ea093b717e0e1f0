import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";

const VTT = `WEBVTT - a talk

NOTE not said
STYLE of no use

intro
00:00.500 --> 00:02.000 align:start
<v Ann>The <i>harbour</i> &amp; its berths

01:00:02.000 --> 01:00:04.000
have a <00:03.000>depth.

00:05.000 --> 00:06.000
<v Ben>How deep?
`;
const SRT =
  "1\r\n00:00:00,500 --> 00:00:02,000\r\n<font color=red>Ten metres</font>\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}at low tide.\r\n";

describe("subtitles", () => {
  it("keeps what is said and who says it, without times and marks", async () => {
    expect(blocksOf(await readOrThrow(VTT, "a.vtt"))).toEqual([
      "paragraph: Ann: The harbour & its berths have a depth.",
      "paragraph: Ben: How deep?",
    ]);
    expect((await readOrThrow(SRT, "a.srt")).text).toBe("Ten metres at low tide.");
  });

  it("know when what is said", async () => {
    const document = await readOrThrow(VTT, "a.vtt");
    expect(
      document.times.map(({ start, seconds }) => [seconds, document.text.slice(start, start + 9)]),
    ).toEqual([
      [0.5, "Ann: The "],
      [3602, "have a de"],
      [5, "Ben: How "],
    ]);
    expect((await readOrThrow(SRT, "a.srt")).times).toEqual([
      { start: 0, seconds: 0.5 },
      { start: 11, seconds: 2 },
    ]);
    expect((await readOrThrow("No times", "a.txt")).times).toEqual([]);
  });

  it("are told by content", async () => {
    expect((await readOrThrow(VTT)).text).not.toContain("-->");
    expect((await readOrThrow(SRT, "a.txt")).text).toContain("-->");
    expect(await read("WEBVTT\n\nNOTE nothing", "a.vtt")).toMatchObject({ code: "empty" });
  });
});
