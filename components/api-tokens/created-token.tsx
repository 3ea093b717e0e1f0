"use client";

import { Button } from "@heroui/react";
import { CopyField } from "@/components/patterns/copy-field";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { useStayWarning } from "@/lib/client/use-stay-warning";
import { curlLine } from "./curl-line";

type CreatedTokenProps = {
  /** The raw token and the bot to try it on; null: nothing to show. */
  created: { token: string; botId: string | undefined } | null;
  onClose(): void;
};

/** Shows a new token, this once. It goes only by its own button, never by a slip beside it. */
export function CreatedToken({ created, onClose }: CreatedTokenProps) {
  const isShown = created !== null;
  useStayWarning(isShown);

  return (
    <Dialog
      title="Copy the token now"
      isOpen={isShown}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      isSticky
    >
      {created && (
        <>
          <DialogBody>
            <p className="text-muted">
              We keep only a fingerprint of it, so nobody can show it again. If it gets lost, revoke it and
              make another one.
            </p>
            <CopyField label="Token" value={created.token} />
            <CopyField
              label="Try it"
              value={curlLine(location.origin, created.token, created.botId)}
              isMultiline
            />
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={onClose}>
              I have copied it
            </Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}
