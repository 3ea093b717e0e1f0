import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze, analyzeQuery } from "./analyze";

const asked = (text: string, options?: Parameters<typeof analyzeQuery>[1]) =>
  analyzeQuery(text, options).map((term) => term.forms);

/** Whether a document with this text has something of every (or, of fragments, any) term of the question. */
function meets(document: string, question: string, languages: [string | null, string | null]): boolean {
  const terms = new Set(analyze(document, languages[0]));
  return asked(question, { language: languages[1] }).every((forms) => forms.some((form) => terms.has(form)));
}

describe("analyze", () => {
  it("gives each word its stem and itself, once when they are the same", () => {
    expect(analyze("Running dogs run", "en")).toEqual(["run", "running", "dog", "dogs", "run"]);
    expect(analyze("Häuser", "de")).toEqual(["haus", "hauser"]);
  });

  it("keeps function words, so that titles and quotes made of them are found", () => {
    expect(analyze("To be or not to be", "en")).toEqual(["to", "be", "or", "not", "to", "be"]);
    expect(asked("to be or not to be")).toEqual([["to"], ["be"], ["or"], ["not"]]);
  });

  it.each([
    ["width and compatibility forms", "ＡＢＣ ﬁle ⅷ", "abc file viii"],
    ["letters with and without accents", "Café Łódź Ærø Straße", "cafe lodz aero strasse"],
    [
      "Arabic with and without vowel signs, tatweel, variants",
      "الكَرِيم كـتاب أحمد مدرسة",
      "الكريم كتاب احمد مدرسه",
    ],
    ["Hebrew with and without points, and inside quotation marks", 'שָׁלוֹם צה"ל', "שלום צהל"],
    ["digits of other scripts", "١٢٣ ०१२ ๔๕", "123 012 45"],
    ["Greek with and without tonos", "Ελλάδα λόγος", "ελλαδα λογοσ"],
    ["е for ё", "ёлка", "елка"],
    ["capital sigma, dotted and dotless i", "İSTANBUL ışık", "istanbul isik"],
    ["apostrophes inside Ukrainian words", "п'ять сім’я", "пять сімя"],
  ])("folds %s", (_what, left, right) => {
    expect(meets(left, right, [null, null])).toBe(true);
    expect(meets(right, left, [null, null])).toBe(true);
  });

  it("does not take й, ї or Indic vowel signs for decoration", () => {
    expect(analyze("йод", null)).toEqual(["йод"]);
    expect(analyze("їжа", null)).toEqual(["їжа"]);
    expect(analyze("किताब", null)).toEqual(["किताब"]);
  });

  it("keeps apart by stems what a language keeps apart by letters", () => {
    const stem = (word: string, language: string) => analyze(word, language)[0];
    expect(stem("år", "sv")).not.toBe(stem("ar", "sv"));
    expect(stem("año", "es")).not.toBe(stem("ano", "es"));
    expect(stem("été", "fr")).toBe(stem("ete", "fr"));
    expect(stem("Müller", "de")).toBe(stem("Mueller", "de"));
  });

  it("stems Latin words in other scripts' texts as English, and knows codes with regions", () => {
    expect(analyze("серверы databases", "ru")).toContain("databas");
    expect(analyze("livros", "pt-BR")).toEqual(analyze("livros", "pt"));
  });

  it.each([
    ["ERR_INVALID_ARG", ["errinvalidarg", "err", "invalid"]],
    ["v2.3.1", ["v2.3.1", "2.3.1"]],
    ["A-1042", ["a1042", "a", "1042"]],
    ["mail@example.org", ["mail@example.org", "mail", "example", "org"]],
    ["getUserById", ["getuserbyid", "get", "user", "by", "id"]],
    ["HTTPServer", ["httpserver", "http", "server"]],
    ["1,000,000", ["1000000"]],
    ["3.14", ["3.14"]],
    ["5mg", ["5mg", "5", "mg"]],
    ["U.S.A.", ["usa"]],
    ["C++ and C#", ["c++", "c#"]],
    ["boundary-layer", ["boundarylayer", "boundary", "layer"]],
    ["l'avion", ["l", "avion"]],
  ])("keeps identifiers whole beside their parts: %s", (text, expected) => {
    expect(analyze(text, "en")).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ["e-mail", "email"],
    ["A1042", "a-1042"],
    ["get_user_by_id", "getUserById"],
    ["version 2.3.1", "2.3.1"],
    ["1000000 people", "1,000,000"],
    ["C#", "c#"],
  ])("lets spellings of one thing meet: %s and %s", (document, question) => {
    const terms = new Set(analyze(document, "en"));
    expect(asked(question, { language: "en" }).some((forms) => forms.some((form) => terms.has(form)))).toBe(
      true,
    );
  });

  it("cuts scripts without spaces into pairs, at changes of script, and keeps single characters findable", () => {
    expect(analyze("東京タワー", "ja")).toEqual(["東", "東京", "京", "タワ", "ワー"]);
    expect(asked("NFL冠军是谁", { language: "zh" })).toEqual([["nfl"], ["冠军"], ["军是"], ["是谁"]]);
    expect(meets("我家有一只猫和狗", "猫", ["zh", "zh"])).toBe(true);
    expect(meets("좋은 책을 읽다", "책", ["ko", "ko"])).toBe(true);
    expect(meets("ภาษาไทยเป็นภาษาที่มีระดับเสียง", "ภาษาไทย", ["th", "th"])).toBe(true);
  });

  it("finds exact words whatever languages were detected", () => {
    const languages = ["en", "de", "fr", "fi", "tr", "hu", null];
    for (const document of languages)
      for (const question of languages) {
        const text = "Panthers Größen universities Häuser";
        expect(meets(text, text, [document, question]), `${document} ${question}`).toBe(true);
      }
  });

  it("meets inflected words of the documents' languages when told which they are", () => {
    expect(meets("die Häuser", "Haus", ["de", "en"])).toBe(true);
    const terms = new Set(analyze("bambino", "it"));
    const forms = asked("bambini", { language: "en", languages: ["it"] }).flat();
    expect(forms.some((form) => terms.has(form))).toBe(true);
  });

  it("takes any string, and never gives an empty term, a space or an upper-case Latin letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const query = analyzeQuery(text).flatMap((term) => term.forms);
        for (const term of [...analyze(text), ...query]) {
          expect(term).not.toBe("");
          expect(term).not.toMatch(/[\sA-Z]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("lets every text find itself", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem(), fc.string({ unit: "binary-ascii" }));
    fc.assert(
      fc.property(text, (any) => {
        const terms = new Set(analyze(any));
        for (const forms of asked(any)) expect(forms.some((form) => terms.has(form))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("analyzeQuery", () => {
  it("leaves function words out, but not names in capitals that look like them", () => {
    expect(asked("What is the law in the US?")).toEqual([["law"], ["us"]]);
    expect(asked("who are you")).toEqual([["who"], ["are"], ["you"]]);
    expect(asked("WHAT IS THE LAW")).toEqual([["law"]]);
  });

  it("names each thing once, weighed by how often it is named", () => {
    const terms = analyzeQuery("München Muenchen", { language: "de" });
    expect(terms).toEqual([{ forms: ["munch", "munchen", "muenchen"], weight: 2 }]);
  });

  it("weighs an identifier above its parts, and the parts of a compound above the compound", () => {
    const weight = (text: string, form: string) =>
      analyzeQuery(text).find((term) => term.forms.includes(form))?.weight ?? 0;
    expect(weight("ERR_INVALID_ARG", "errinvalidarg")).toBeGreaterThan(weight("ERR_INVALID_ARG", "invalid"));
    expect(weight("boundary-layer", "layer")).toBeGreaterThan(weight("boundary-layer", "boundarylayer"));
  });

  it("gives nothing for nothing", () => {
    for (const text of ["", "   ", "?!", "😀"]) expect(analyzeQuery(text)).toEqual([]);
  });

  it("stays bounded on long input", () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(" ");
    expect(analyzeQuery(text).length).toBeLessThanOrEqual(96);
  });
});
