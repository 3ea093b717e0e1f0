"use client";

import { Button } from "@heroui/react";
import { Download } from "lucide-react";
import { CopyButton } from "@/components/patterns/copy-button";
import { ShownOnce } from "@/components/patterns/shown-once";

type RecoveryCodesProps = { codes: readonly string[] | null; onClose(): void };

/** Shows recovery codes, this once. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  return (
    <ShownOnce title="Keep these recovery codes" secret={codes} done="I have kept them" onClose={onClose}>
      {(shown) => (
        <>
          <p className="text-muted">
            Each gets you in once when your phone is lost. They are shown now and never again, so put them
            where you find them without your phone.
          </p>
          <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 rounded-lg border border-border bg-surface-secondary p-4 font-mono">
            {shown.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={shown.join("\n")} label="Copy all" variant="secondary" hasLabel />
            <Button variant="secondary" size="sm" onPress={() => download(shown)}>
              <Download aria-hidden="true" />
              Download
            </Button>
          </div>
        </>
      )}
    </ShownOnce>
  );
}

function download(codes: readonly string[]) {
  const text = `Recovery codes for MiniRAG at ${location.origin}\nEach works once.\n\n${codes.join("\n")}\n`;
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href, download: "minirag-recovery-codes.txt" }).click();
  URL.revokeObjectURL(href);
}
