import { describe, expect, test } from "vitest";
import { mayDelete, splitStatements } from "./statements";

test("cuts at semicolons, and keeps what is not ended", () => {
  expect(splitStatements("select 1; select 2;\n select")).toEqual({
    statements: ["select 1", "select 2"],
    rest: "\n select",
  });
  expect(splitStatements(" ;; ")).toEqual({ statements: [], rest: " " });
});

describe("a semicolon does not end a statement", () => {
  test.each([
    ["in a string", "select 'a;b'"],
    ["after a doubled quote", "select 'it''s; here'"],
    ["after an escaped quote", "select E'it\\'s; here', 1"],
    ["in a name", 'select "a;""b"'],
    ["in a line's comment", "select 1 -- one; two\n, 2"],
    ["in a comment", "select /* a; /* b; */ c; */ 1"],
    ["in a body", "do $$ begin perform 1; end $$"],
    ["in a body with a tag", "do $x$ begin perform '$$;'; end $x$"],
    ["after a word that has a dollar in it", "select a$1$ from t"],
  ])("%s", (_, sql) => {
    expect(splitStatements(`${sql};`)).toEqual({ statements: [sql], rest: "" });
  });
});

describe("goes on to the next line while something is open", () => {
  test.each(["select 'a;", 'select "a;', "select /* a;", "do $$ begin;", "select $a$ ;$$", "select E'a\\';"])(
    "%s",
    (sql) => {
      expect(splitStatements(sql)).toEqual({ statements: [], rest: sql });
    },
  );
});

test("a backslash is nothing special in an ordinary string", () => {
  expect(splitStatements("select '\\'; select 2;").statements).toEqual(["select '\\'", "select 2"]);
});

test.each([
  ['DELETE FROM "Bot"', true],
  ["with gone as (delete from a returning *) select count(*) from gone", true],
  ["truncate a, b", true],
  ["/* well */ drop table a", true],
  ["do $$ begin delete from a; end $$", true],
  ["alter table a drop column b", true],
  ["call tidy()", true],
  ["create or replace function f() returns void language sql as 'delete from a'", true],
  ['create policy p on "Bot"', true],
  ["insert into a values (1) on conflict do nothing", false],
  ["create table aside as select * from a", false],
  ["select * from a for update", false],
  [`select 'delete', "drop", E'it\\'s delete' -- delete`, false],
  ['select "deletedAt", deleted from a', false],
  ["insert into a values ($$delete$$)", false],
])("%s: may delete %s", (sql, is) => {
  expect(mayDelete(sql)).toBe(is);
});
