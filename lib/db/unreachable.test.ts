import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { told, toldByPrisma } from "./unreachable";

const failureOf = (tell: (error: unknown) => never, error: unknown): unknown => {
  try {
    return tell(error);
  } catch (thrown) {
    return thrown;
  }
};
const said = (message: string, code?: string) => Object.assign(new Error(message), code && { code });
const wrapped = (originalMessage: string, originalCode: string) =>
  Object.assign(new Error(`Database error. Code: ${originalCode}`), {
    code: "P2039",
    meta: { driverAdapterError: { cause: { originalCode, originalMessage } } },
  });

/** Word by word, as `pg`, PgBouncer 1.18 and Supavisor say it. */
const NO_CONNECTION: [string, string?][] = [
  ["timeout exceeded when trying to connect"],
  ["Query read timeout"],
  ["no more connections allowed (max_client_conn)", "08P01"],
  ["query_wait_timeout", "08P01"],
  [
    "MaxClientsInSessionMode: max clients reached - in Session mode max clients are limited to pool_size",
    "XX000",
  ],
  ["Unable to check out process from the pool due to checkout timeout", "XX000"],
  ["too many connections for role", "53300"],
];
const AWAY: [string, string?][] = [
  ["Connection terminated unexpectedly"],
  ["Connection terminated due to connection timeout"],
  ["server login has been failing, try again later (server_login_retry)", "08P01"],
  ["server conn crashed?", "08P01"],
];

describe.each([
  ["no connection free", NO_CONNECTION, /no connection free .* Try again in a few seconds/],
  ["out of reach", AWAY, /cannot be reached/],
])("%s", (_, all, words) => {
  test.each(all)("%s", (message, code) => {
    const errors = [said(message, code), ...(code ? [wrapped(message, code)] : [])];
    for (const error of errors)
      for (const tell of [told, toldByPrisma]) {
        const failure = failureOf(tell, error);
        expect(failure).toMatchObject({ name: "AppError", code: "unavailable", cause: error });
        expect((failure as AppError).message).toMatch(words);
      }
  });
});

test("what was about something else stays what it is", () => {
  const others = [
    said("query_wait_timeout is in a column", "23505"),
    said("bind message supplies 1 parameters, but prepared statement requires 2", "08P01"),
    wrapped("duplicate key value", "23505"),
    new AppError("conflict", "query_wait_timeout"),
  ];
  for (const error of others)
    for (const tell of [told, toldByPrisma]) expect(failureOf(tell, error)).toBe(error);
  const bug = new TypeError("x is not a function");
  expect(failureOf(toldByPrisma, bug)).toBe(bug);
});
