"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import { EllipsisVertical, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Dialog } from "@/components/patterns/dialog";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { EvaluationDto } from "@/lib/schemas/evaluation";
import { evaluationPaths } from "./evaluation-paths";
import { SetForm } from "./set-form";

const MORE = "More to do with this set";

/** Renames a set of questions, or deletes it. */
export function SetActions({ set }: { set: EvaluationDto }) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const [asked, setAsked] = useState<string | null>(null);
  const close = () => setAsked(null);
  const remove = useMutation(() => api.remove(`/evaluations/${set.id}`), {
    after: () => {
      router.push(evaluationPaths(slug, set.botId).list);
      notifyDone(`“${set.name}” is deleted.`);
    },
  });
  return (
    <>
      <Dropdown>
        <Button variant="secondary" isIconOnly aria-label={MORE}>
          <EllipsisVertical aria-hidden="true" />
        </Button>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu aria-label={MORE} onAction={(id) => setAsked(String(id))}>
            <Dropdown.Item id="rename" textValue="Rename…">
              <Pencil className="size-4" aria-hidden="true" />
              <Label>Rename…</Label>
            </Dropdown.Item>
            <Dropdown.Item id="delete" textValue="Delete…" variant="danger">
              <Trash2 className="size-4" aria-hidden="true" />
              <Label className="text-danger-soft-foreground">Delete…</Label>
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <Dialog title="Rename the set" isOpen={asked === "rename"} onOpenChange={close} size="sm">
        <SetForm
          name={set.name}
          action="Rename"
          send={async (body) => {
            await api.patch(`/evaluations/${set.id}`, EvaluationDto, body);
            close();
            router.refresh();
          }}
        />
      </Dialog>
      <ConfirmDialog
        title="Delete this set?"
        action="Delete the set"
        isOpen={asked === "delete"}
        onOpenChange={close}
        onConfirm={() => remove.run()}
      >
        <p>
          <strong dir="auto" className="wrap-anywhere text-foreground">
            {set.name}
          </strong>{" "}
          goes with its {count(set.questions, "question")} and all runs. This cannot be undone.
        </p>
      </ConfirmDialog>
    </>
  );
}
