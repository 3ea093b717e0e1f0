import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { embedMany } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localEmbedding } from ".";

// The package fetches programs from elsewhere when it is installed, so one stands in for it that is called as it is and
// accepts nothing else.
const STAND_IN = `
const { existsSync } = require("node:fs");
const path = require("node:path");
exports.env = { localModelPath: "/models/", allowRemoteModels: true, cacheDir: null };
exports.pipeline = async (task, model) => {
  if (task !== "feature-extraction") throw new Error("task " + task);
  const file = path.join(exports.env.localModelPath, model, "onnx", "model.onnx");
  if (!existsSync(file)) {
    if (!exports.env.allowRemoteModels) throw new Error("no file " + file);
    throw new Error("would fetch " + model + " into " + exports.env.cacheDir);
  }
  return async (texts, options) => {
    if (!Array.isArray(texts) || texts.some((text) => typeof text !== "string")) throw new Error("texts");
    if (options.pooling !== "mean" || options.normalize !== true) throw new Error("options");
    return { dims: [texts.length, 2], tolist: () => texts.map((text) => [text.length, 1]) };
  };
};`;

const root = mkdtempSync(path.join(os.tmpdir(), "minirag-local-"));
const where = { root, cacheDir: path.join(root, "cache") };

beforeAll(() => {
  const folder = path.join(root, "node_modules/@huggingface/transformers");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{"name":"@huggingface/transformers","main":"index.cjs"}');
  writeFileSync(path.join(folder, "index.cjs"), STAND_IN);
  mkdirSync(path.join(root, "tiny/onnx"), { recursive: true });
  writeFileSync(path.join(root, "tiny/onnx/model.onnx"), "");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const embed = (name: string, at = where) =>
  embedMany({ model: localEmbedding(name, at), values: ["ab", "abc"], maxRetries: 0 });

test("a model in a folder embeds, also one that is named from the project's root", async () => {
  for (const name of [path.join(root, "tiny"), "./tiny"])
    expect((await embed(name)).embeddings).toEqual([
      [2, 1],
      [3, 1],
    ]);
});

test("a model that is named by its id may be fetched, and is kept in the data folder", async () => {
  await expect(embed("someone/tiny")).rejects.toThrow(`would fetch someone/tiny into ${where.cacheDir}`);
});

test("without the package it is said what to do", async () => {
  const elsewhere = { ...where, root: os.tmpdir() };
  await expect(embed("./tiny", elsewhere)).rejects.toMatchObject({
    code: "not_configured",
    message: expect.stringContaining("npm install @huggingface/transformers"),
  });
});
