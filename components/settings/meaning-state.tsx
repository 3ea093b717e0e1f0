"use client";

import { Button } from "@heroui/react";
import { CircleAlert } from "lucide-react";
import { Live } from "@/components/patterns/live";
import { ProgressLine } from "@/components/patterns/progress-line";
import { TextLink } from "@/components/patterns/text-link";
import { count } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { EmbeddingDto } from "@/lib/schemas/embedding";
import { progressWords, underWay } from "./meaning-values";

/** How far a change is, and what stands against it. Nothing while all is as it should be. */
export function MeaningState({ state }: { state: EmbeddingDto }) {
  const { path } = useTenant();
  const { documents, problem } = state;
  const words = progressWords(state);
  return (
    <>
      {problem && <Trouble>{problem}</Trouble>}
      {words && (
        <div className="flex flex-col gap-2">
          <ProgressLine
            label="Documents that are indexed for the model"
            value={documents.done / documents.total}
          />
          <p>{words}</p>
        </div>
      )}
      {documents.failed > 0 && (
        <Trouble>
          {count(documents.failed, "document")} could not be indexed.{" "}
          <TextLink href={path("/jobs?status=failed")}>Jobs say why</TextLink>.
          <TryAgain choice={state.choice} />
        </Trouble>
      )}
      <Live path="/embedding" isActive={underWay(state) > 0} />
    </>
  );
}

function Trouble({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex items-start gap-2 rounded-lg bg-warning-soft px-3 py-2 text-warning-soft-foreground">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

/** The same choice once more: the model is tried, and what is left is indexed. */
function TryAgain({ choice }: Pick<EmbeddingDto, "choice">) {
  const { api } = useTenant();
  const again = useMutation(() => api.put("/embedding", EmbeddingDto, choice), {
    done: "The documents are being indexed once more.",
  });
  return (
    <Button
      variant="secondary"
      size="sm"
      className="mt-2 flex"
      isPending={again.isPending}
      onPress={() => again.run()}
    >
      Try again
    </Button>
  );
}
