import { expect, test } from "vitest";
import { AppError } from "./errors";

const thrown = (message: string, more: object = {}) => Object.assign(new Error(message), more);
const wrapped = (code: string, originalCode: string) =>
  thrown("Database error.", {
    code,
    meta: { driverAdapterError: { cause: { kind: "postgres", originalCode } } },
  });

test.each([
  ["a connection that PostgreSQL ended", thrown("terminating connection", { code: "57P01" })],
  ["one that ended with another server process", thrown("terminating connection", { code: "57P02" })],
  ["one that ended without a word", thrown("Connection terminated unexpectedly")],
  ["one that did not come about", thrown("timeout exceeded when trying to connect")],
  ["one that is over", thrown("Client has encountered a connection error and is not queryable")],
  ["what the ORM's adapter says of it", thrown("ConnectionClosed", { cause: { kind: "ConnectionClosed" } })],
  ["a server that starts, by way of the ORM", wrapped("P2039", "57P03")],
  ["the same in a raw query", wrapped("P2010", "57P03")],
])("%s is an outage that passes", (_, error) => {
  expect(AppError.from(error)).toMatchObject({ code: "unavailable", cause: error });
});

test.each([
  ["of files", thrown("no space left on device", { code: "ENOSPC" })],
  ["of this user", thrown("quota exceeded", { code: "EDQUOT" })],
  ["of the database", wrapped("P2039", "53100")],
])("a full disk %s is told as one", (_, error) => {
  expect(AppError.from(error)).toMatchObject({ code: "storage_full", status: 507 });
});

test.each([
  ["another word of PostgreSQL's", wrapped("P2039", "22012")],
  ["an error without a code", thrown("something broke")],
  ["one that names another as its cause", thrown("a", { cause: thrown("b") })],
  ["no error at all", "text"],
])("%s stays a fault of ours", (_, error) => {
  expect(AppError.from(error).code).toBe("internal");
});
