import { askQuestions, failRun, finishRun } from "@/lib/services/evaluations";
import { asStep, dataOf, type Inngest, open, openOnce, toName } from "../binding";

const EVENT = "evaluation/run.requested";
const MOST_ROUNDS = 300;
const RETRIES = 3;

const WHY: Partial<Record<string, string>> = {
  not_found: "The bot was deleted while it was asked.",
  quota_exceeded:
    "The plan's questions are used up for now. See “Plan and usage”, and evaluate again when there are some.",
};

/** Asks the questions of an evaluation, some at a time, until all were asked or somebody stops it. */
export const evaluateBot = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "evaluate-bot",
      triggers: [{ event: EVENT }],
      concurrency: { key: "event.data.tenantId", limit: 1 },
      retries: RETRIES,
      async onFailure({ event, step }) {
        const ref = dataOf(EVENT, event.data.event);
        const code = toName(event.data.error.message);
        const message =
          WHY[code] ?? "The questions could not be asked. Look at the bot in its chat, then evaluate again.";
        await step.run("fail", () =>
          asStep(async () => failRun(await open(ref, "evaluate-bot"), { jobId: ref.jobId, code, message })),
        );
      },
    },
    async ({ event, step, attempt }) => {
      const data = dataOf(EVENT, event);
      const { jobId } = data;
      const ctx = openOnce(data, "evaluate-bot");
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const { isDone } = await step.run(`ask-${round}`, () =>
          asStep(async () => askQuestions(await ctx(), { jobId, isLastTry: attempt >= RETRIES })),
        );
        if (isDone) return step.run("finish", () => asStep(async () => finishRun(await ctx(), { jobId })));
      }
      // What a run of the engine remembers is limited; the next one goes on where this one is.
      return step.sendEvent("go on", { name: EVENT, data });
    },
  );
