import { expect, test } from "vitest";
import { line, term } from "./common";
import { Password } from "./tenant";

test.each(["aaaaaaaaaaaa", "password12", "Passwort2026!", "1234567890", "qwertyqwerty", "abababababab"])(
  "%s is too easy for a password",
  (password) => expect(Password.safeParse(password).success).toBe(false),
);

test.each(["a long pass phrase", "correct horse battery", "Tr0ub4dor&3x", "мой пароль длинный"])(
  "%s will do as a password",
  (password) => expect(Password.safeParse(password).success).toBe(true),
);

test.each(["\u200b\u200b", " \u2060 ", "abc\u202egnp.exe", "a\u2066b", "a\u0000b", "two\nlines", ""])(
  "%j is no name",
  (name) => expect(line(80).safeParse(name).success).toBe(false),
);

test.each(["Bot", "مساعد", "می\u200cخواهم", "👩\u200d🚀"])("%s is a name", (name) =>
  expect(line(80).safeParse(name).success).toBe(true),
);

test("what is looked for may be empty, and holds no NUL", () => {
  expect(term(10).safeParse("").success).toBe(true);
  expect(term(10).safeParse("a\u0000").success).toBe(false);
});
