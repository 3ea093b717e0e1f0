import { afterEach, beforeEach, expect, test } from "vitest";
import { type PineconeDouble, startPineconeDouble } from ".";
import { type Filter, matches } from "./filters";
import { API_VERSION } from "./shapes";

let double: PineconeDouble;
beforeEach(async () => {
  double = await startPineconeDouble();
  double.make("dense", { type: "dense", dimension: 2, metric: "dotproduct" });
  double.make("cosine", { type: "dense", dimension: 2, metric: "cosine" });
  double.make("sparse", { type: "sparse" });
});
afterEach(() => double.close());

const HEADERS = { "content-type": "application/json", "x-pinecone-api-version": API_VERSION };

async function post(index: string, operation: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await globalThis.fetch(`${double.hostOf(index)}${operation}`, {
    method: "POST",
    headers: { ...HEADERS, "api-key": double.apiKey, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const record = { id: "a", values: [1, 0] };
const words = { indices: [7], values: [0.5] };
const upsert = (one: object, more: object = {}) => ({ vectors: [one], namespace: "n", ...more });

test.each<[what: string, index: string, operation: string, body: object]>([
  ["an unknown field of the request", "dense", "/vectors/upsert", upsert(record, { tenant: "x" })],
  ["an unknown field of a record", "dense", "/vectors/upsert", upsert({ ...record, score: 1 })],
  ["no records", "dense", "/vectors/upsert", { vectors: [], namespace: "n" }],
  ["no namespace", "dense", "/vectors/upsert", { vectors: [record] }],
  [
    "too many records",
    "dense",
    "/vectors/upsert",
    { vectors: new Array(1_001).fill(record), namespace: "n" },
  ],
  ["a long id", "dense", "/vectors/upsert", upsert({ ...record, id: "x".repeat(513) })],
  ["an id that is no ASCII", "dense", "/vectors/upsert", upsert({ ...record, id: "größe" })],
  ["an id with NUL", "dense", "/vectors/upsert", upsert({ ...record, id: "a\u0000" })],
  ["another dimension", "dense", "/vectors/upsert", upsert({ ...record, values: [1] })],
  ["zeros only", "dense", "/vectors/upsert", upsert({ ...record, values: [0, 0] })],
  ["no dense values", "dense", "/vectors/upsert", upsert({ id: "a", sparseValues: words })],
  ["null as metadata", "dense", "/vectors/upsert", upsert({ ...record, metadata: { a: null } })],
  ["nested metadata", "dense", "/vectors/upsert", upsert({ ...record, metadata: { a: { b: 1 } } })],
  ["large metadata", "dense", "/vectors/upsert", upsert({ ...record, metadata: { a: "x".repeat(41_000) } })],
  ["metadata named like an operator", "dense", "/vectors/upsert", upsert({ ...record, metadata: { $a: 1 } })],
  ["dense values", "sparse", "/vectors/upsert", upsert({ ...record, sparseValues: words })],
  [
    "an index twice",
    "sparse",
    "/vectors/upsert",
    upsert({ id: "a", sparseValues: { indices: [1, 1], values: [1, 1] } }),
  ],
  [
    "an index too large",
    "sparse",
    "/vectors/upsert",
    upsert({ id: "a", sparseValues: { indices: [2 ** 32], values: [1] } }),
  ],
  [
    "fewer values than indices",
    "sparse",
    "/vectors/upsert",
    upsert({ id: "a", sparseValues: { indices: [1, 2], values: [1] } }),
  ],
  ["no terms", "sparse", "/vectors/upsert", upsert({ id: "a", sparseValues: { indices: [], values: [] } })],
  ["too many hits", "dense", "/query", { namespace: "n", topK: 10_001, vector: [1, 0] }],
  ["no hits", "dense", "/query", { namespace: "n", topK: 0, vector: [1, 0] }],
  [
    "an unknown operator",
    "dense",
    "/query",
    { namespace: "n", topK: 1, vector: [1, 0], filter: { a: { $like: 1 } } },
  ],
  [
    "an operator without a field",
    "dense",
    "/query",
    { namespace: "n", topK: 1, vector: [1, 0], filter: { $in: ["a"] } },
  ],
  ["words alone", "dense", "/query", { namespace: "n", topK: 1, sparseVector: words }],
  [
    "words beside cosines",
    "cosine",
    "/query",
    { namespace: "n", topK: 1, vector: [1, 0], sparseVector: words },
  ],
  ["a vector", "sparse", "/query", { namespace: "n", topK: 1, vector: [1, 0], sparseVector: words }],
  ["too many ids", "dense", "/vectors/delete", { namespace: "n", ids: new Array(1_001).fill("a") }],
  ["ids and a filter", "dense", "/vectors/delete", { namespace: "n", ids: ["a"], filter: { a: 1 } }],
  ["an empty filter", "dense", "/vectors/delete", { namespace: "n", filter: {} }],
  ["a namespace that is not there", "dense", "/vectors/delete", { namespace: "n", ids: ["a"] }],
  ["an operation that is none", "dense", "/vectors/drop", {}],
])("%s: %s %s refuses it", async (_what, index, operation, body) => {
  expect((await post(index, operation, body)).status).toBeGreaterThanOrEqual(400);
  expect(double.index(index).standing()).toEqual({});
});

test("without the key, or with another version of the API, nothing is answered", async () => {
  expect(await post("dense", "/vectors/upsert", upsert(record), { "api-key": "x" })).toMatchObject({
    status: 401,
  });
  const other = { "x-pinecone-api-version": "2025-01" };
  expect(await post("dense", "/vectors/upsert", upsert(record), other)).toMatchObject({ status: 400 });
  const large = upsert({ ...record, metadata: { a: "x".repeat(2_200_000) } });
  expect((await post("dense", "/vectors/upsert", large)).text).toContain("message length too large");
});

test("what is written and deleted shows later, in its order", async () => {
  double.delayMs = 60;
  await post("dense", "/vectors/upsert", upsert(record));
  expect(double.index("dense").standing()).toEqual({});
  await double.settle();
  expect(double.index("dense").standing()).toEqual({ n: ["a"] });
  await post("dense", "/vectors/delete", { namespace: "n", ids: ["a"] });
  await post("dense", "/vectors/upsert", upsert({ ...record, id: "b" }));
  expect(double.index("dense").standing()).toEqual({ n: ["a"] });
  await double.settle();
  expect(double.index("dense").standing()).toEqual({ n: ["b"] });
});

test("scores are products, of both sides when both are asked", async () => {
  const [a, b] = [
    { ...record, sparseValues: words },
    { id: "b", values: [0.5, 0.5] },
  ];
  await post("dense", "/vectors/upsert", { vectors: [a, b], namespace: "n" });
  const query = {
    namespace: "n",
    topK: 2,
    vector: [1, 1],
    sparseVector: { indices: [7, 9], values: [2, 2] },
  };
  const { matches: found } = JSON.parse((await post("dense", "/query", query)).text);
  expect(found).toMatchObject([
    { id: "a", score: 2 },
    { id: "b", score: 1 },
  ]);
});

test.each<[filter: Filter, expected: boolean]>([
  [{ a: "x" }, true],
  [{ a: { $eq: "y" } }, false],
  [{ a: { $ne: "y" }, n: { $gt: 1, $lte: 3 } }, true],
  [{ n: { $gte: 4 } }, false],
  [{ n: { $lt: 3 } }, false],
  [{ list: { $in: ["p", "z"] } }, true],
  [{ list: { $nin: ["q"] } }, false],
  [{ missing: { $exists: false } }, true],
  [{ missing: { $ne: "x" } }, true],
  [{ $or: [{ a: "y" }, { n: 3 }] }, true],
  [{ $and: [{ a: "x" }, { n: 4 }] }, false],
])("the filter %j", (filter, expected) => {
  expect(matches(filter, { a: "x", n: 3, list: ["p", "q"] })).toBe(expected);
});
