import { describe, expect, test } from "vitest";
import { MAX_FILE_BYTES, MAX_FILES_PER_UPLOAD } from "@/lib/schemas/file-limits";
import { choose, findUnreadable, NO_FILES, sendable, signatureOf, toForm, withoutFile } from "./chosen-files";

const file = (name: string, bytes = 10) =>
  new File([new Uint8Array(bytes)], name, { lastModified: 1_700_000_000_000 });
const many = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.pdf`));
const names = (files: readonly File[]) => files.map(({ name }) => name);

describe("choosing files", () => {
  test("what cannot be sent stays in sight with its reason, and is not sent", () => {
    const choice = choose(NO_FILES, [
      file("empty.txt", 0),
      file("right.pdf", MAX_FILE_BYTES),
      file("large.pdf", MAX_FILE_BYTES + 1),
      file("Tower.JPG"),
    ]);
    expect(names(sendable(choice))).toEqual(["right.pdf"]);
    expect(choice.files.map(({ problem }) => problem)).toEqual([
      "This file is empty.",
      null,
      "Too large: one file may have at most 50 MB. Split it, and add the parts.",
      "Files of this kind (.jpg) are not read. Add it as a PDF, Word document or plain text instead.",
    ]);
  });

  test("the same file twice is one; the same name with another content is another", () => {
    const first = choose(NO_FILES, [file("a.pdf"), file("a.pdf"), file("a.pdf", 11)]);
    expect(choose(first, [file("a.pdf"), file("b.pdf")]).files).toHaveLength(3);
  });

  test("what finds no place is counted; files that cannot be sent take none", () => {
    const full = choose(NO_FILES, [file("empty.txt", 0), ...many(MAX_FILES_PER_UPLOAD + 7)]);
    expect(sendable(full)).toHaveLength(MAX_FILES_PER_UPLOAD);
    expect(full.overflow).toBe(7);
    const again = choose(withoutFile(full, full.files[1]?.key ?? ""), [file("x.pdf"), file("y.pdf")]);
    expect(names(sendable(again)).at(-1)).toBe("x.pdf");
    expect(again.overflow).toBe(1);
  });
});

test("a file that is gone is found before anything is sent", async () => {
  const gone = file("gone.pdf");
  gone.slice = () =>
    ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) }) as Blob;
  expect(await findUnreadable([file("a.pdf"), gone])).toBe(gone);
  expect(await findUnreadable([file("a.pdf")])).toBeUndefined();
});

test("the form is what the API reads, with the fields before the files", () => {
  const form = toForm([file("a.pdf"), file("b.pdf")], " Handbook ", ["bot_1"]);
  expect([...form.keys()]).toEqual(["title", "botIds", "file", "file"]);
  expect(form.get("title")).toBe("Handbook");
  expect(JSON.parse(String(form.get("botIds")))).toEqual(["bot_1"]);
  expect(toForm([file("a.pdf")], "  ", []).has("title")).toBe(false);
});

test("another choice of files, bots or title is another request", () => {
  const base = signatureOf([file("a.pdf")], "T", ["bot_1", "bot_2"]);
  expect(signatureOf([file("a.pdf")], " T ", ["bot_1", "bot_2"])).toBe(base);
  expect(signatureOf([file("a.pdf", 11)], "T", ["bot_1", "bot_2"])).not.toBe(base);
  expect(signatureOf([file("a.pdf")], "T", ["bot_1"])).not.toBe(base);
  expect(signatureOf([file("a.pdf")], "U", ["bot_1", "bot_2"])).not.toBe(base);
});
