import type { ReactNode } from "react";
import type { PlaygroundDto } from "@/lib/schemas/playground";
import { AnswerView } from "../answer-view";
import { describeDegraded } from "../degraded";
import { ConfidenceBar } from "./confidence-bar";
import { PromptView } from "./prompt-view";
import { RankedList } from "./ranked-list";
import { Step } from "./step";
import { Terms } from "./terms";
import { toMessage } from "./to-message";

type StepsProps = { question: string; seen: PlaygroundDto };

/** The steps of an answer in their order, the answer first: it is what one looks for. */
export function Steps({ question, seen }: StepsProps) {
  const { smallTalk, query, analysis, lists, timings, context, prompt } = seen;
  if (smallTalk !== null) {
    return (
      <Step title="Answered without a look at the sources" isOpen>
        <p dir="auto">{smallTalk}</p>
      </Step>
    );
  }
  const words = query.text === question ? null : query.text;
  return (
    <ol className="flex flex-col gap-3">
      <Step title="Answer" ms={timings.answer} isOpen>
        <AnswerView message={toMessage(seen)} />
        <ConfidenceBar confidence={seen.confidence} threshold={seen.threshold} />
      </Step>
      <Step
        title="Question"
        summary={words || query.topic ? "made whole with the conversation" : "as it stands"}
        ms={timings.rewriting}
      >
        {words && <p dir="auto">{words}</p>}
        {query.topic && <p className="text-muted">Looked for as well, with less weight: {query.topic}</p>}
        <Terms analysis={analysis} />
      </Step>
      <Found title="Search by words" list={lists.lexical} ms={timings.lexical} />
      <Found title="Search by meaning" list={lists.dense} ms={timings.dense} />
      <Found title="Both together" list={lists.fused} ms={timings.fusion} />
      <Found title="Put into order by the reranker" list={lists.reranked} ms={timings.rerank} />
      <Step title="Confidence" summary={seen.confidence.toFixed(2)} ms={timings.confidence} />
      <Step
        title="Given to the model"
        summary={`${context.length} ${context.length === 1 ? "passage" : "passages"}, about ${context.reduce((sum, { tokens }) => sum + tokens, 0)} tokens`}
      >
        <RankedList list={context} hasWhole />
      </Step>
      <Step title="Prompt" summary={prompt ? null : "not asked: the bot refuses before"} ms={timings.prompt}>
        {prompt && <PromptView prompt={prompt} />}
      </Step>
      {seen.degraded && <p className="text-warning-soft-foreground">{describeDegraded(seen.degraded)}</p>}
    </ol>
  );
}

type FoundProps = { title: string; list: PlaygroundDto["lists"]["lexical"]; ms: number | undefined };

function Found({ title, list, ms }: FoundProps): ReactNode {
  if (list === null) return <Step title={title} summary="not used" />;
  const summary = list.length === 0 ? "nothing found" : `${list.length} best`;
  return (
    <Step title={title} summary={summary} ms={ms}>
      {list.length > 0 && <RankedList list={list} />}
    </Step>
  );
}
