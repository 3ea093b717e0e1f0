import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { type PineconeDouble, startPineconeDouble } from "@/lib/testing/pinecone-double";
import { type Client, openClient, openSdk } from "./client";

const DIMENSION = 1_536;

let double: PineconeDouble;
let client: Client;
beforeEach(async () => {
  double = await startPineconeDouble();
  double.make("rag", { type: "dense", dimension: DIMENSION, metric: "dotproduct" });
  client = connect(double.apiKey);
});
afterEach(() => double.close());

const connect = (apiKey: string) =>
  openClient(openSdk({ apiKey, retryAfterMs: 5, answeredWithinMs: 300 }), double.hostOf("rag"));
const record = (at: number, values = new Array<number>(DIMENSION).fill(0.123456789)) => ({
  id: `id-${at}`,
  values,
});
const ask = { topK: 3, filter: { tenant: { $eq: "a" } }, vector: record(0).values };
const sizes = (key: string) => double.calls.map(({ body }) => (body[key] as unknown[]).length);
const failing = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => error,
  );

describe("batches", () => {
  test("keep under 2 MB, however many records that is", async () => {
    await client.upsert(
      "n",
      Array.from({ length: 300 }, (_, at) => record(at)),
    );
    expect(double.index("rag").standing().n).toHaveLength(300);
    expect(sizes("vectors").length).toBeGreaterThan(2);
    for (const { body } of double.calls) expect(JSON.stringify(body).length).toBeLessThan(2_000_000);
  });

  test("keep under 1,000 records, and 1,000 ids of a deletion", async () => {
    double.make("small", { type: "dense", dimension: 1, metric: "dotproduct" });
    const small = openClient(openSdk({ apiKey: double.apiKey }), double.hostOf("small"));
    const records = Array.from({ length: 2_300 }, (_, at) => record(at, [1]));
    await small.upsert("n", records);
    expect(sizes("vectors")).toEqual([1_000, 1_000, 300]);
    double.calls.length = 0;
    await small.deleteIds(
      "n",
      records.map(({ id }) => id),
    );
    expect(sizes("ids")).toEqual([1_000, 1_000, 300]);
    expect(double.index("small").standing()).toEqual({});
  });

  test("nothing is sent for nothing, and a namespace that is not there has nothing to delete", async () => {
    await client.upsert("n", []);
    await client.deleteIds("n", []);
    expect(double.calls).toEqual([]);
    await client.deleteIds("n", ["a"]);
    await client.deleteAll("n");
    await client.deleteWhere("n", { tenant: { $eq: "a" } });
    expect(double.calls).toHaveLength(3);
  });
});

describe("what fails", () => {
  test.each([429, 500, 502, 503])("%i is tried again, and no more often than four times", async (status) => {
    double.faults = [{ status }, { status }, { status }];
    expect(await client.query("n", ask)).toEqual([]);
    double.fault = { status };
    const error = await failing(client.query("n", ask));
    expect(error.retryable).toBe(true);
    expect(error.code).toBe(status === 429 || status === 503 ? "unavailable" : "upstream_failed");
    double.fault = null;
  });

  test("Retry-After is waited for, as seconds and as a date; one that is too long is told instead", async () => {
    for (const isDate of [false, true]) {
      const start = Date.now();
      // A date has whole seconds.
      const retryAfter = isDate ? new Date(start + 2_000).toUTCString() : "1";
      double.faults = [{ status: 429, retryAfter }];
      await client.query("n", ask);
      expect(Date.now() - start, retryAfter).toBeGreaterThanOrEqual(1_000);
    }
    double.faults = [{ status: 429, retryAfter: "60" }];
    expect(await failing(client.query("n", ask))).toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 60,
    });
  });

  test.each([
    ["reset", "unavailable"],
    ["hang", "unavailable"],
    ["not json", "upstream_failed"],
    [{ status: 400 }, "upstream_rejected"],
    [{ status: 401 }, "upstream_rejected"],
    [{ status: 404 }, "upstream_rejected"],
  ] as const)("%j is not tried again: %s", async (fault, code) => {
    double.faults = [fault];
    expect(await failing(client.query("n", ask))).toMatchObject({ name: "AppError", code });
    expect(double.faults).toEqual([]);
    expect(await client.query("n", ask)).toEqual([]);
  });

  test("a 404 of the index itself is no empty namespace", async () => {
    const lost = openClient(openSdk({ apiKey: double.apiKey }), double.hostOf("lost"));
    expect((await failing(lost.deleteAll("n"))).message).toContain("PINECONE_INDEX_HOST");
  });

  test("no error holds the key, wherever in it one looks", async () => {
    const secret = "pcsk_never-to-be-seen";
    const all: unknown[] = [await failing(connect(secret).stats())];
    const faults = ["reset", "hang", "not json", { status: 500 }, { status: 403, message: "no" }] as const;
    for (const fault of faults) {
      double.fault = fault;
      all.push(await failing(connect(secret).stats()));
    }
    for (let error of all) {
      while (error instanceof Error) {
        expect(`${error.stack}${JSON.stringify(error, Object.getOwnPropertyNames(error))}`).not.toContain(
          secret,
        );
        error = error.cause;
      }
    }
  });
});

test("the double is asked only for what it takes: what Pinecone would refuse comes back as refused", async () => {
  const error = await failing(client.upsert("n", [{ id: "a", values: [1, 2] }]));
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({
    code: "upstream_rejected",
    cause: { message: expect.stringContaining("dimension 2") },
  });
});
