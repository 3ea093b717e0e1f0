import { expect, test } from "vitest";
import type { CitationDto, NearestDto } from "@/lib/schemas/chat";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { isWorthRetrying, readAnswer } from "./answer";
import { noteOf } from "./answer-note";

const FAILURE = { code: "upstream_failed", message: "It does not work.", requestId: "req_1" };

function answer(text: string, metadata: ChatMessage["metadata"] = {}, parts: ChatMessage["parts"] = []) {
  return readAnswer({ id: "1", role: "assistant", metadata, parts: [{ type: "text", text }, ...parts] });
}

test.each<[string, ReturnType<typeof answer>, string, boolean]>([
  ["whole", answer("a", { status: "complete" }), "complete", false],
  ["still arriving", answer("a"), "complete", false],
  ["stopped", answer("a", { status: "aborted" }), "stopped", true],
  ["stored as failed", answer("a", { status: "failed" }), "failed", true],
  ["broken off before our eyes", answer("a", { degraded: "model_interrupted" }), "failed", true],
  ["failed without a word", answer("", {}, [{ type: "data-error", data: FAILURE }]), "failed", true],
  ["quotes in place of a model", answer("a", { degraded: "model_failed" }), "complete", true],
  ["found by words alone", answer("a", { degraded: "embedding_failed" }), "complete", false],
])("an answer that is %s", (_, read, outcome, isRetried) => {
  expect(read.outcome).toBe(outcome);
  expect(isWorthRetrying(read)).toBe(isRetried);
});

test("an answer that quotes says so; a refusal does not quote", () => {
  expect(answer("a", { model: "extractive" }).isQuoted).toBe(true);
  expect(answer("a", { model: "openai/test" }).isQuoted).toBe(false);
  expect(answer("a", { model: "extractive", refused: true })).toMatchObject({
    isQuoted: false,
    isRefused: true,
  });
});

test("what came nearest belongs to a refusal that was just given; a stored one has lost it", () => {
  const nearest = [{ title: "Tariff", score: 0.2 } as NearestDto];
  expect(answer("no", { refused: true, nearest }).nearest).toEqual(nearest);
  expect(answer("no", { refused: true }).nearest).toEqual([]);
});

test("general knowledge is called so, unless something went wrong", () => {
  expect(noteOf(answer("a", { generalKnowledge: true }))?.text).toContain("general knowledge");
  expect(noteOf(answer("a"))).toBeNull();
  expect(noteOf(answer("a", { generalKnowledge: true, status: "aborted" }))?.text).toBe("Stopped here.");
});

test("citations come by their numbers, an error by its last", () => {
  const cite = (index: number) => ({ type: "data-citation" as const, data: { index } as CitationDto });
  const later = { type: "data-error" as const, data: { ...FAILURE, requestId: "req_2" } };
  const read = answer("a", {}, [cite(2), { type: "data-error", data: FAILURE }, cite(1), later]);
  expect(read.citations.map(({ index }) => index)).toEqual([1, 2]);
  expect(read.error?.requestId).toBe("req_2");
});

test("of an answer that the team wrote nobody is more or less sure", () => {
  const curated = { answerId: "ans_1" as const, links: [] };
  expect(answer("a", { model: "curated", confidence: 1, curated })).toMatchObject({
    curated,
    confidence: null,
    isQuoted: false,
  });
});
