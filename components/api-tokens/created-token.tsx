"use client";

import { CopyField } from "@/components/patterns/copy-field";
import { ShownOnce } from "@/components/patterns/shown-once";
import { curlLine } from "./curl-line";

type CreatedTokenProps = {
  /** The raw token and the bot to try it on; null: nothing to show. */
  created: { token: string; botId: string | undefined } | null;
  onClose(): void;
};

/** Shows a new token, this once. */
export function CreatedToken({ created, onClose }: CreatedTokenProps) {
  return (
    <ShownOnce title="Copy the token now" secret={created} done="I have copied it" onClose={onClose}>
      {({ token, botId }) => (
        <>
          <p className="text-muted">
            We keep only a fingerprint of it, so nobody can show it again. If it gets lost, revoke it and make
            another one.
          </p>
          <CopyField label="Token" value={token} />
          <CopyField label="Try it" value={curlLine(location.origin, token, botId)} isMultiline />
        </>
      )}
    </ShownOnce>
  );
}
