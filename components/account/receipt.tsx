"use client";

import { Button } from "@heroui/react";
import { CopyField } from "@/components/patterns/copy-field";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { leave } from "@/lib/client/session";
import type { ReceiptDto } from "@/lib/schemas/privacy";
import { receiptLines } from "./receipt-lines";

/** What was erased, shown this once to somebody who has no account any more. */
export function Receipt({ receipt }: { receipt: ReceiptDto | null }) {
  return (
    <Dialog title="Your account is erased" isOpen={receipt !== null} onOpenChange={() => leave()} isSticky>
      {receipt && (
        <>
          <DialogBody>
            <p className="text-muted">
              This is what went. Keep the receipt's number if you want to ask about it.
            </p>
            <ul className="list-disc ps-5">
              {receiptLines(receipt.removed).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <CopyField label="Receipt" value={receipt.id} />
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={leave}>
              Leave
            </Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}
