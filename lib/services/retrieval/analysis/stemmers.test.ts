import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STEMMERS, stemOf } from "./stemmers";

/** Letters to make words of; a stemmer has to take any word of its script, not only those of its language. */
const LETTERS: Record<string, string> = {
  latin: "abcdefghijklmnopqrstuvwxyzàâäãåáæçčćđéèêëěğíîïıłñńňóôöõøőœřšśşșßťțúùûüűůýžźż",
  cyrillic: "абвгґдђеєёжзиіїйјклљмнњопрстћуўфхцчџшщъыьэюя",
  greek: "αάβγδεέζηήθιίϊκλμνξοόπρσςτυύφχψωώ",
  armenian: "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
  arabic: "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ",
  devanagari: "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौ्ंँ",
  tamil: "அஆஇஈஉஊஎஏஐஒஓகஙசஞடணதநபமயரலவழளறனாிீுூெேைொோௌ்",
};

describe.each(Object.entries(STEMMERS))("the stemmer of %s", (language, { script }) => {
  it("takes any word of its script and gives one that is not empty", () => {
    const letters = [...(LETTERS[script] ?? "")];
    const word = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 45 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(word, (any) => {
        fc.pre(!/^\p{M}+$/u.test(any)); // marks alone are no word
        expect(stemOf(any, language)).not.toBe("");
      }),
      { numRuns: 1_500 },
    );
  });
});

describe("stemOf", () => {
  it.each([
    ["en", "universities", "univers"],
    ["de", "bücher", "buch"],
    ["de", "muenchen", "munch"],
    ["fr", "maisons", "maison"],
    ["es", "ciudades", "ciudad"],
    ["it", "bambini", "bambin"],
    ["ru", "книгами", "книг"],
    ["uk", "книгами", "книг"],
    ["tr", "kitaplar", "kitap"],
    ["hi", "किताबें", "किताब"],
    ["ar", "الكتاب", "كتاب"],
    ["hr", "knjige", "knjig"],
    ["pl", "książki", "ksiazki"],
    ["ru", "databases", "databas"],
    ["pl", "databases", "databases"],
  ])("in %s makes %s into %s", (language, word, stem) => {
    expect(stemOf(word, language)).toBe(stem);
  });
});
