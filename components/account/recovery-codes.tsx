"use client";

import { Button } from "@heroui/react";
import { Download } from "lucide-react";
import { CopyButton } from "@/components/patterns/copy-button";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { useStayWarning } from "@/lib/client/use-stay-warning";

type RecoveryCodesProps = { codes: readonly string[] | null; onClose(): void };

/** Shows recovery codes, this once. It goes only by its own button, never by a slip beside it. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const isShown = codes !== null;
  useStayWarning(isShown);

  return (
    <Dialog
      title="Keep these recovery codes"
      isOpen={isShown}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      size="lg"
      isSticky
    >
      {codes && (
        <>
          <DialogBody>
            <p className="text-muted">
              Each gets you in once when your phone is lost. They are shown now and never again, so put them
              where you find them without your phone.
            </p>
            <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 rounded-lg border border-border bg-surface-secondary p-4 font-mono">
              {codes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-2">
              <CopyButton text={codes.join("\n")} label="Copy all" variant="secondary" hasLabel />
              <Button variant="secondary" size="sm" onPress={() => download(codes)}>
                <Download aria-hidden="true" />
                Download
              </Button>
            </div>
          </DialogBody>
          <DialogFooter>
            <Button variant="primary" onPress={onClose}>
              I have kept them
            </Button>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}

function download(codes: readonly string[]) {
  const text = `Recovery codes for MiniRAG at ${location.origin}\nEach works once.\n\n${codes.join("\n")}\n`;
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href, download: "minirag-recovery-codes.txt" }).click();
  URL.revokeObjectURL(href);
}
