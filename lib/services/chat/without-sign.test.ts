import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutSign } from "./without-sign";

const SIGN = "[[NO ANSWER]]";

const through = (text: string, cuts: readonly number[] = []) => {
  const filter = withoutSign(SIGN);
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((place, at) => text.slice(places[at], place));
  return { text: pieces.map((piece) => filter.push(piece)).join("") + filter.end(), isSeen: filter.isSeen() };
};

test.each([
  [SIGN, "", true],
  [`  ${SIGN}\n`, "", true],
  [`I am sorry, ${SIGN}`, "I am sorry, ", true],
  [`${SIGN} but maybe [1].`, "but maybe [1].", true],
  ["It opens at nine [1]. [[NO", "It opens at nine [1]. [[NO", false],
  ["a[[b]]", "a[[b]]", false],
  [`[${SIGN}`, "[", true],
])("%j", (text, out, isSeen) => expect(through(text)).toEqual({ text: out, isSeen }));

test("how the text was cut changes nothing", () => {
  const text = `One. ${SIGN} Two [[NO way]] ${SIGN}${SIGN} end [[`;
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 12 }), (cuts) => {
      expect(through(text, cuts)).toEqual(through(text));
    }),
  );
});
