import type { Channel } from "@/lib/schemas/conversation";

/** What a new team has done so far; samples do not count, they came with the product. */
export type FirstSteps = {
  bots: readonly { isSample: boolean }[];
  sources: readonly { isSample: boolean }[];
  conversations: readonly { channel: Channel }[];
  /** null: this person may not see tokens, so the step is not theirs. */
  tokens: readonly { name: string; lastUsedAt: string | null }[] | null;
};

export type StepKey = "bot" | "source" | "question" | "token";
export type Step = { key: StepKey; isDone: boolean };

/** Made with the team at sign-up; nobody has seen it in the dashboard. */
const SIGN_UP_TOKEN = "First token";

export function firstSteps({ bots, sources, conversations, tokens }: FirstSteps): Step[] {
  const steps: Step[] = [
    { key: "bot", isDone: bots.some(({ isSample }) => !isSample) },
    { key: "source", isDone: sources.some(({ isSample }) => !isSample) },
    { key: "question", isDone: conversations.some(({ channel }) => channel === "dashboard") },
  ];
  if (tokens === null) return steps;
  const hasToken = tokens.some(({ name, lastUsedAt }) => name !== SIGN_UP_TOKEN || lastUsedAt !== null);
  return [...steps, { key: "token", isDone: hasToken }];
}
