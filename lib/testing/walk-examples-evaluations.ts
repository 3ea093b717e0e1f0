import type { Example } from "./walk-example";

/** Of sets of questions and their runs. */
export const EVALUATION_EXAMPLES: Record<string, Example> = {
  "GET /api/v1/bots/[botId]/evaluations": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "POST /api/v1/bots/[botId]/evaluations": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { name: "A set" } }),
  },
  "POST /api/v1/evaluations/from-message": {
    right: ({ message }) => ({ body: { messageId: message } }),
    inBody: ({ message, evaluation }, own) => [
      { messageId: message },
      { messageId: own.message, setId: evaluation },
    ],
  },
  "GET /api/v1/evaluations/[setId]": { right: ({ evaluation }) => ({ params: { setId: evaluation } }) },
  "PATCH /api/v1/evaluations/[setId]": {
    right: ({ evaluation }) => ({ params: { setId: evaluation }, body: { name: "Another name" } }),
  },
  "DELETE /api/v1/evaluations/[setId]": { right: ({ evaluation }) => ({ params: { setId: evaluation } }) },
  "GET /api/v1/evaluations/[setId]/questions": {
    right: ({ evaluation }) => ({ params: { setId: evaluation } }),
  },
  "POST /api/v1/evaluations/[setId]/questions": {
    right: ({ evaluation, document }) => ({
      params: { setId: evaluation },
      body: { question: "Whose?", expectation: { expects: "source", documentId: document } },
    }),
    inBody: ({ document, source }) => [
      { question: "Whose?", expectation: { expects: "source", documentId: document } },
      { question: "Whose?", expectation: { expects: "source", sourceId: source } },
    ],
  },
  "PATCH /api/v1/evaluations/[setId]/questions/[questionId]": {
    right: ({ evaluation, question }) => ({
      params: { setId: evaluation, questionId: question },
      body: { question: "Whose?", expectation: { expects: "refusal" } },
    }),
    inBody: ({ document, source }) => [
      { question: "Whose?", expectation: { expects: "source", documentId: document } },
      { question: "Whose?", expectation: { expects: "source", sourceId: source } },
    ],
  },
  "DELETE /api/v1/evaluations/[setId]/questions/[questionId]": {
    right: ({ evaluation, question }) => ({ params: { setId: evaluation, questionId: question } }),
  },
  "POST /api/v1/evaluations/[setId]/import": {
    right: ({ evaluation }) => ({
      params: { setId: evaluation },
      body: new Blob(["question,expects\nWhose?,refuses\n"], { type: "text/csv" }),
    }),
  },
  "GET /api/v1/evaluations/[setId]/runs": { right: ({ evaluation }) => ({ params: { setId: evaluation } }) },
  "POST /api/v1/evaluations/[setId]/runs": { right: ({ evaluation }) => ({ params: { setId: evaluation } }) },
  "GET /api/v1/evaluations/[setId]/runs/[runId]": {
    right: ({ evaluation, run }) => ({ params: { setId: evaluation, runId: run } }),
  },
  "GET /api/v1/evaluations/[setId]/runs/[runId]/results": {
    right: ({ evaluation, run }) => ({ params: { setId: evaluation, runId: run } }),
  },
  "POST /api/v1/evaluations/[setId]/runs/[runId]/cancel": {
    right: ({ evaluation, run }) => ({ params: { setId: evaluation, runId: run } }),
  },
};
