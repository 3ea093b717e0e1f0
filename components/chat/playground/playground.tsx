"use client";

import { FlaskConical } from "lucide-react";
import { useRef, useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { ErrorState } from "@/components/patterns/error-state";
import { Bone } from "@/components/patterns/skeletons";
import { useTenant } from "@/lib/client/tenant";
import { requestIdOf } from "@/lib/client/wire-error";
import { AppError } from "@/lib/core/errors";
import type { BotDto } from "@/lib/schemas/bot";
import { PlaygroundDto } from "@/lib/schemas/playground";
import { QuestionForm, type Tried } from "./question-form";
import { Steps } from "./steps";

type State =
  | { name: "waiting" }
  | { name: "asking"; tried: Tried }
  | { name: "seen"; tried: Tried; seen: PlaygroundDto }
  | { name: "failed"; tried: Tried; error: AppError };

/** A question, and every step of its answer. Nothing of it is kept. */
export function Playground({ bot }: { bot: Pick<BotDto, "id" | "retrieval"> }) {
  const { api } = useTenant();
  const [state, setState] = useState<State>({ name: "waiting" });
  const newest = useRef(0);

  async function ask(tried: Tried) {
    const turn = ++newest.current;
    setState({ name: "asking", tried });
    const { message, history, retrieval } = tried;
    const body = { message, history, retrieval };
    const next: State = await api.post(`/bots/${bot.id}/playground`, PlaygroundDto, body).then(
      (seen) => ({ name: "seen", tried, seen }),
      (error) => ({ name: "failed", tried, error: AppError.from(error) }),
    );
    // An earlier question that took longer is no longer asked for.
    if (turn === newest.current) setState(next);
  }

  return (
    <div className="flex flex-col gap-6">
      <QuestionForm retrieval={bot.retrieval} isBusy={state.name === "asking"} onAsk={ask} />
      <div aria-live="polite" aria-busy={state.name === "asking"}>
        {state.name === "waiting" && (
          <EmptyState icon={FlaskConical} title="See how an answer comes about">
            Ask a question to see what was looked for, what was found by which way, and what the model was
            told. Nothing you ask here is kept.
          </EmptyState>
        )}
        {state.name === "asking" && <StepBones />}
        {state.name === "failed" && (
          <ErrorState
            title="The question could not be asked"
            requestId={requestIdOf(state.error)}
            onRetry={() => ask(state.tried)}
          >
            {state.error.message}
          </ErrorState>
        )}
        {state.name === "seen" && <Steps question={state.tried.message} seen={state.seen} />}
      </div>
    </div>
  );
}

function StepBones() {
  return (
    <div className="flex flex-col gap-3">
      <span className="sr-only" role="status">
        Asking
      </span>
      <Bone className="h-24 w-full" />
      <Bone className="h-12 w-full" />
      <Bone className="h-12 w-full" />
    </div>
  );
}
