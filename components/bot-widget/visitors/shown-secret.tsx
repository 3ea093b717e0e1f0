"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { ShownOnce } from "@/components/patterns/shown-once";

/** Shows a new secret, this once; null: nothing to show. */
export function ShownSecret({ secret, onClose }: { secret: string | null; onClose(): void }) {
  return (
    <ShownOnce title="Copy the secret now" secret={secret} done="I have copied it" onClose={onClose}>
      {(shown) => (
        <>
          <p className="text-muted">
            It is shown this once. Put it where your server keeps its secrets, as MINIRAG_VISITOR_SECRET. If
            it gets lost, make another one.
          </p>
          <CopyField label="Secret" value={shown} />
        </>
      )}
    </ShownOnce>
  );
}
