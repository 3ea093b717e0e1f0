"use client";

import { Button } from "@heroui/react";
import { ListPlus } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { QuestionDto } from "@/lib/schemas/evaluation";

/** Makes the question of an answer part of an evaluation: what the answer cited first is expected, or that it refuses. */
export function AddToEvaluation({ messageId }: { messageId: string }) {
  const { api, can } = useTenant();
  const add = useMutation(() => api.post("/evaluations/from-message", QuestionDto, { messageId }), {
    done: "The question is in the evaluation set “From conversations” now.",
  });
  if (!can("evaluations:write")) return null;
  return (
    <Button
      variant="ghost"
      size="sm"
      isIconOnly
      aria-label="Add to evaluation"
      isPending={add.isPending}
      onPress={() => add.run()}
    >
      <ListPlus aria-hidden="true" />
    </Button>
  );
}
