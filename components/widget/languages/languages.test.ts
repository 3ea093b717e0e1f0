import { expect, test } from "vitest";
import { WIDGET_LANGUAGES } from "@/lib/schemas/widget";
import { wordsOf } from ".";

type Entry = [place: string, text: string];

function entriesOf(value: object, place = ""): Entry[] {
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === "string" ? [[`${place}${key}`, child] as Entry] : entriesOf(child, `${place}${key}.`),
  );
}

const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(WIDGET_LANGUAGES)("%s says everything, with what is to be put in", (language) => {
  const english = new Map(entriesOf(wordsOf("en")));
  const entries = entriesOf(wordsOf(language));
  expect(entries.map(([place]) => place).sort()).toEqual([...english.keys()].sort());
  for (const [place, text] of entries) {
    expect(text.trim(), place).not.toBe("");
    expect(slots(text), place).toEqual(slots(english.get(place) ?? ""));
  }
});
