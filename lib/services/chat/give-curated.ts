import { CURATED } from "@/lib/schemas/chat";
import type { Curated } from "../curated";
import type { Draft } from "./draft";
import type { TurnPart } from "./turn-part";

/** What the team wrote, to the letter, a few words at a time. */
export function* giveCurated(draft: Draft, { id: answerId, answer, links }: Curated): Generator<TurnPart> {
  draft.model = CURATED;
  draft.confidence = 1;
  draft.curated = { answerId, links };
  for (const words of answer.match(/\s*\S+\s*/g) ?? []) yield* draft.say(words);
}
