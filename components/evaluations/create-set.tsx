"use client";

import { Button } from "@heroui/react";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { useTenant } from "@/lib/client/tenant";
import { EvaluationDto } from "@/lib/schemas/evaluation";
import { evaluationPaths } from "./evaluation-paths";
import { SetForm } from "./set-form";

/** The button that makes a set of questions, and its form. */
export function CreateSet({ botId }: { botId: string }) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        New set
      </Button>
      <Dialog title="New set of questions" isOpen={isOpen} onOpenChange={setIsOpen} size="sm">
        <SetForm
          action="Make the set"
          send={async (body, key) => {
            const set = await api.post(`/bots/${botId}/evaluations`, EvaluationDto, body, key);
            router.push(evaluationPaths(slug, botId).set(set.id));
            router.refresh();
          }}
        />
      </Dialog>
    </>
  );
}
