import { afterEach, beforeEach, expect, test } from "vitest";
import { createIndexes } from "@/lib/adapters/search-index/pinecone/create-indexes";
import { type PineconeDouble, startPineconeDouble } from "@/lib/testing/pinecone-double";
import { UsageError } from "./command";
import { linesOf, readArgs } from "./create-index";

let double: PineconeDouble;
beforeEach(async () => {
  double = await startPineconeDouble();
});
afterEach(() => double.close());

const make = (args: string[], apiKey = double.apiKey) =>
  createIndexes({ ...readArgs(args, 1_536), apiKey, controlUrl: double.url });

test("one index takes vectors by dotproduct, of the length that is asked for", async () => {
  const made = await make(["rag", "--dimensions", "768", "--cloud", "gcp", "--region", "europe-west4"]);
  expect(made).toEqual({ host: double.hostOf("rag"), sparseHost: null });
  expect(double.index("rag").kind).toMatchObject({ type: "dense", dimension: 768, metric: "dotproduct" });
  expect(linesOf(made)).toContain(`PINECONE_INDEX_HOST=${double.hostOf("rag")}`);
  expect(linesOf(made).join()).not.toContain("PINECONE_SPARSE");
});

test("with --two the words get one of their own", async () => {
  const made = await make(["rag", "--two"]);
  expect(double.index("rag").kind).toMatchObject({ dimension: 1_536 });
  expect(double.index("rag-words").kind).toEqual({ type: "sparse" });
  expect(linesOf(made)).toContain(`PINECONE_SPARSE_INDEX_HOST=${double.hostOf("rag-words")}`);
});

test("a name that is taken and a key that is none are told in words, without the key", async () => {
  await make(["rag"]);
  await expect(make(["rag"])).rejects.toMatchObject({
    code: "upstream_rejected",
    message: "Pinecone has an index of this name already.",
  });
  const error: Error = await make(["other"], "pcsk_wrong").catch((thrown) => thrown);
  expect(error.message).toContain("Pinecone refused the key");
  expect(`${error.stack} ${JSON.stringify(error.cause)} ${error.cause}`).not.toContain("pcsk_wrong");
});

test.each([
  [[]],
  [["Rag"]],
  [["a", "b"]],
  [["x".repeat(46)]],
  [["x".repeat(42), "--two"]],
  [["rag", "--zone", "b"]],
])("%j is not understood", (args) => expect(() => readArgs(args, 8)).toThrow(UsageError));

test.each(["0", "1.5", "many", "20001"])("%s dimensions are refused", (dimensions) => {
  expect(() => readArgs(["rag", "--dimensions", dimensions], 8)).toThrow(/whole number/);
});
