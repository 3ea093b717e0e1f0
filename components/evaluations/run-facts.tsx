import { RelativeTime } from "@/components/patterns/relative-time";
import { count } from "@/lib/client/format";
import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { RunDetailDto } from "@/lib/schemas/evaluation";

const writerOf = (model: string) => (model === EXTRACTIVE ? "quotes alone" : model);

/** When a run was, what it was asked of, and how the bot was set then. */
export function RunFacts({ run }: { run: RunDetailDto }) {
  const { measures, settings, previous, progress } = run;
  const { mode = "hybrid", topK, threshold } = settings.retrieval;
  const set = [
    settings.answerPolicy === "sources_only" ? "sources only" : "open",
    `${mode} search`,
    ...(topK === undefined ? [] : [count(topK, "passage")]),
    ...(threshold === undefined ? [] : [`threshold ${threshold}`]),
  ];
  return (
    <>
      {count(progress.total ?? 0, "question")}, <RelativeTime iso={run.createdAt} />
      {measures && measures.models.length > 0 && (
        <>, answered by {measures.models.map(writerOf).join(", ")}</>
      )}
      . The bot was set to {set.join(", ")}.
      {previous && (
        <>
          {" "}
          Compared with the run before it, <RelativeTime iso={previous.createdAt} />.
        </>
      )}
    </>
  );
}
