"use client";

import { Button } from "@heroui/react";
import type { ReactNode } from "react";
import { useStayWarning } from "@/lib/client/use-stay-warning";
import { Dialog, DialogBody, DialogFooter } from "./dialog";

type ShownOnceProps<Secret> = {
  title: string;
  /** Null: nothing to show. */
  secret: Secret | null;
  /** What the button says that ends it. */
  done: string;
  onClose(): void;
  children(secret: Secret): ReactNode;
};

/** Shows something that nobody can show again. It goes only by its own button, never by a slip beside it. */
export function ShownOnce<Secret>({ title, secret, done, onClose, children }: ShownOnceProps<Secret>) {
  const isShown = secret !== null;
  useStayWarning(isShown);
  return (
    <Dialog title={title} isOpen={isShown} onOpenChange={(isOpen) => !isOpen && onClose()} size="lg" isSticky>
      {secret !== null && (
        <>
          <DialogBody>{children(secret)}</DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={onClose}>
              {done}
            </Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}
