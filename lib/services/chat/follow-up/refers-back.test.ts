import { expect, test } from "vitest";
import { refersBack, standsAlone } from "./refers-back";

test.each([
  "And when is it closed?",
  "How many steps does it have?",
  "What about children?",
  "Why?",
  "How do I pay for that?",
  "What does the second one cost?",
  "And is there a shop there?",
  "Who built them?",
  "Opening hours?",
  "Und wann ist er geschlossen?",
  "Wie viele Stufen hat dieser?",
  "Et quand est-il fermé ?",
  "¿Y cuándo está cerrado?",
  "¿Cuántos escalones tiene ese?",
  "E quando è chiuso?",
  "А когда он закрыт?",
  "Peki ne zaman kapalı?",
  "ومتى يغلق؟",
  "那什么时候关门？",
  "它有多少台阶？",
  "それはいつ閉まりますか？",
])("goes on from before: %s", (question) => {
  expect(refersBack(question)).toBe(true);
});

test.each([
  "How many steps does the lighthouse tower have?",
  "Is there anything that explains refunds for orders?",
  "When was the lamp of the lighthouse lit for the first time?",
  "Wie viele Stufen hat der Leuchtturm bis zur Galerie?",
  "Combien de marches compte la tour du phare ?",
  "¿Cuántos escalones tiene la torre del faro?",
  "Сколько ступеней ведёт на галерею маяка?",
  "灯塔的塔楼有多少级台阶？",
  "What is the capital of France?",
  "What is E-1042?",
])("says by itself what it is about: %s", (question) => {
  expect(refersBack(question)).toBe(false);
});

test.each([
  ["What are your opening hours?", true],
  ["How much does delivery to Malta cost?", true],
  ["What does the delivery cost?", true],
  ["灯塔的塔楼有多少级台阶？", true],
  ["Opening hours?", false],
  ["What is the price?", false],
  ["How many steps?", false],
  ["Why?", false],
  ["And what are your opening hours?", false],
  ["What does it cost to have it delivered?", false],
  ["How many steps are there?", false],
  ["什么时候关门？", false],
  ["Was kostet er in der Lieferung?", false],
])("within a conversation %s says all by itself: %s", (question, isWhole) => {
  expect(standsAlone(question)).toBe(isWhole);
});
