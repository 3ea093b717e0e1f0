import { expect, test } from "vitest";
import { DEFAULT_REFUSAL } from "@/lib/schemas/bot";
import { refusalOf } from "./refusal";

const untouched = { refusalText: DEFAULT_REFUSAL };

test.each([
  ["What is the price of a railway ticket to the capital?", DEFAULT_REFUSAL],
  ["Wie viel kostet eine Fahrkarte in die Hauptstadt?", /Quellen/],
  ["¿Cuánto cuesta un billete de tren a la capital?", /fuentes/],
  ["Combien coûte un billet de train pour la capitale ?", /réponse/],
  ["كم سعر تذكرة القطار إلى العاصمة؟", /مصادري/],
  ["Quanto costa un biglietto per la capitale?", DEFAULT_REFUSAL],
  ["42", DEFAULT_REFUSAL],
])("the refusal that comes with a bot is in the language of the question: %s", (question, words) => {
  expect(refusalOf({ bot: untouched, question })).toMatch(words);
});

test("what the owner wrote is said as it stands, in whatever language one asks", () => {
  const bot = { refusalText: "Ask the keeper." };
  expect(refusalOf({ bot, question: "Wie viel kostet eine Fahrkarte in die Hauptstadt?" })).toBe(
    "Ask the keeper.",
  );
});
