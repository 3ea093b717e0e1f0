"use client";

import { Dropdown } from "@heroui/react";
import { Ellipsis, Eye, EyeOff, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { CuratedAnswerDto } from "@/lib/schemas/curated";
import { toValues } from "./answer-fields";
import { AnswerDialog } from "./answer-form";

/** What can be done with an answer, in a small menu. */
export function AnswerActions({ answer }: { answer: CuratedAnswerDto }) {
  const { api, can } = useTenant();
  const [asked, setAsked] = useState<"edit" | "delete" | null>(null);
  const { question, isDisabled, botId, id } = answer;
  const path = `/bots/${botId}/answers/${id}`;
  const turn = useMutation(() => api.patch(path, CuratedAnswerDto, { isDisabled: !isDisabled }), {
    done: isDisabled ? "The answer is given again." : "The answer is kept, and not given any more.",
  });
  const remove = useMutation(() => api.remove(path), { done: "The answer is deleted." });
  if (!can("bots:write")) return null;
  const dialog = (one: "edit" | "delete") => ({
    isOpen: asked === one,
    onOpenChange: (isOpen: boolean) => setAsked(isOpen ? one : null),
  });
  return (
    <>
      <Dropdown>
        <Dropdown.Trigger
          aria-label={`What to do with “${question}”`}
          className="touch touch-square inline-flex size-8 items-center justify-center rounded-lg text-muted hover:bg-default hover:text-foreground"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </Dropdown.Trigger>
        <Dropdown.Popover placement="bottom end" className="min-w-48">
          <Dropdown.Menu
            aria-label={`What to do with “${question}”`}
            onAction={(key) => (key === "turn" ? void turn.run() : setAsked(key === "edit" ? key : "delete"))}
          >
            <Dropdown.Item id="edit" textValue="Edit">
              <Pencil className="size-4 text-muted" aria-hidden="true" />
              Edit…
            </Dropdown.Item>
            <Dropdown.Item id="turn" textValue={isDisabled ? "Enable" : "Disable"}>
              {isDisabled ? (
                <Eye className="size-4 text-muted" aria-hidden="true" />
              ) : (
                <EyeOff className="size-4 text-muted" aria-hidden="true" />
              )}
              {isDisabled ? "Enable" : "Disable"}
            </Dropdown.Item>
            <Dropdown.Item id="delete" textValue="Delete" variant="danger">
              <Trash2 className="size-4" aria-hidden="true" />
              Delete…
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <AnswerDialog botId={botId} answerId={id} initial={toValues(answer)} {...dialog("edit")} />
      <ConfirmDialog
        title="Delete this answer?"
        action="Delete the answer"
        {...dialog("delete")}
        onConfirm={() => remove.run()}
      >
        <p>
          <strong dir="auto" className="wrap-anywhere text-foreground">
            {question}
          </strong>{" "}
          is answered from the sources again. What was answered before stays in its conversations.
        </p>
      </ConfirmDialog>
    </>
  );
}
