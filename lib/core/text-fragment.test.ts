import { expect, test } from "vitest";
import { withTextFragment } from "./text-fragment";

const URL_OF_PAGE = "https://example.com/guide";

test.each([
  ["Open on Mondays.", `${URL_OF_PAGE}#:~:text=Open%20on%20Mondays.`],
  [" from 9-5,\n on weekdays", `${URL_OF_PAGE}#:~:text=from%209%2D5%2C`],
  ["größer & besser", `${URL_OF_PAGE}#:~:text=gr%C3%B6%C3%9Fer%20%26%20besser`],
  ["", URL_OF_PAGE],
  ["\n", URL_OF_PAGE],
])("%j", (quote, link) => expect(withTextFragment(URL_OF_PAGE, quote)).toBe(link));

test("of many words the first and the last are named", () => {
  const words = Array.from({ length: 40 }, (_, n) => `word${n}`);
  expect(withTextFragment(URL_OF_PAGE, words.join(" "))).toBe(
    `${URL_OF_PAGE}#:~:text=word0%20word1%20word2%20word3%20word4%20word5,word34%20word35%20word36%20word37%20word38%20word39`,
  );
});

test("an anchor stays", () => {
  expect(withTextFragment(`${URL_OF_PAGE}#hours`, "Open")).toBe(`${URL_OF_PAGE}#hours:~:text=Open`);
});
