import { expect, test } from "vitest";
import { MetadataRows, newMetadataRow, toMetadataRows } from "./metadata-rows";

const row = (key: string, value: string) => ({ ...newMetadataRow(), key, value });

test("what nobody changes stays what it is, a text that looks like a number too", () => {
  const metadata = { team: "sales", year: 2026, zip: "10115", isDraft: false };
  expect(MetadataRows.parse(toMetadataRows(metadata))).toEqual(metadata);
});

test("what is typed is a number, true or false where it looks like one", () => {
  const rows = [row("year", "2026"), row("code", "007"), row("isDraft", " true "), row("", " ")];
  expect(MetadataRows.parse(rows)).toEqual({ year: 2026, code: "007", isDraft: true });
});

test.each([
  [[row("", "sales")], "Each value needs a key"],
  [[row("team", "a"), row(" team ", "b")], "“team” is there twice"],
  [[row("_team", "a")], "“_team” has a key"],
  [[row("team", "")], "“team” must"],
  [Array.from({ length: 51 }, (_, index) => row(`k${index}`, "v")), "It must have at most 50 keys"],
])("says what is wrong: %#", (rows, words) => {
  expect(MetadataRows.safeParse(rows).error?.issues[0]?.message).toContain(words);
});
