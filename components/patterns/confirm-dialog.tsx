"use client";

import { Button, Input, Label, TextField } from "@heroui/react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Dialog, DialogBody, DialogFooter } from "./dialog";

type ConfirmDialogProps = {
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  action: string;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Does it; resolves to whether it was done. The dialog closes then. */
  onConfirm(): Promise<boolean>;
  /** Has to be typed first: for what would hurt. */
  typedName?: string;
  /** What the other button says. */
  cancel?: string;
};

/** Asks before something is taken away. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onOpenChange={props.onOpenChange} size="sm">
      <Question {...props} />
    </Dialog>
  );
}

function Question(props: ConfirmDialogProps) {
  const { children, action, onOpenChange, onConfirm, typedName, cancel = "Keep it" } = props;
  const [typed, setTyped] = useState("");
  const [isPending, setIsPending] = useState(false);
  const isTyped = typedName === undefined || typed.trim() === typedName;

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (!isTyped || isPending) return;
    setIsPending(true);
    const isDone = await onConfirm();
    setIsPending(false);
    if (isDone) onOpenChange(false);
  }

  return (
    <form onSubmit={confirm} className="contents">
      <DialogBody>
        <div className="flex flex-col gap-2 text-muted">{children}</div>
        {typedName !== undefined && (
          <TextField value={typed} onChange={setTyped} autoFocus autoComplete="off">
            <Label className="font-normal">
              Type <strong className="wrap-anywhere font-semibold">{typedName}</strong> to go on
            </Label>
            <Input />
          </TextField>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {cancel}
        </Button>
        <Button type="submit" variant="danger" isDisabled={!isTyped} isPending={isPending}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
