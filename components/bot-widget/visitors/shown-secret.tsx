"use client";

import { Button } from "@heroui/react";
import { CopyField } from "@/components/patterns/copy-field";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { useStayWarning } from "@/lib/client/use-stay-warning";

/** Shows a new secret, this once; null: nothing to show. */
export function ShownSecret({ secret, onClose }: { secret: string | null; onClose(): void }) {
  const isShown = secret !== null;
  useStayWarning(isShown);
  return (
    <Dialog
      title="Copy the secret now"
      isOpen={isShown}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      isSticky
    >
      {isShown && (
        <>
          <DialogBody>
            <p className="text-muted">
              It is shown this once. Put it where your server keeps its secrets, as MINIRAG_VISITOR_SECRET. If
              it gets lost, make another one.
            </p>
            <CopyField label="Secret" value={secret} />
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
