"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { CopyField } from "@/components/patterns/copy-field";
import { notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { VisitorSecretDto } from "@/lib/schemas/visitor";
import { Card } from "../part";
import type { Assets } from "../use-assets";
import { ShownSecret } from "./shown-secret";
import { IDENTIFY_SNIPPET, SIGN_SNIPPET } from "./sign-snippet";

/** Lets the owner's site say who a visitor is, so that their conversation follows them from device to device. */
export function VerifiedVisitors({ botId, assets, reload }: Assets & { botId: string }) {
  const { api, can } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [isPending, setIsPending] = useState(false);
  const hasSecret = assets?.hasVisitorSecret ?? false;

  // Without an Idempotency-Key: the secret is shown only once.
  async function make(): Promise<boolean> {
    setIsPending(true);
    try {
      const made = await api.post(`/bots/${botId}/visitor-secret`, VisitorSecretDto, {});
      setSecret(made.secret);
      reload();
      return true;
    } catch (thrown) {
      notifyFailure(thrown);
      return false;
    } finally {
      setIsPending(false);
    }
  }

  return (
    <Card
      title="Verified visitors"
      description="If people sign in to your site, it can vouch for who they are: they find their conversation again on every device. Without this, visitors stay anonymous."
    >
      {can("bots:write") && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="secondary"
            isPending={isPending}
            onPress={() => (hasSecret ? setIsAsking(true) : void make())}
          >
            {hasSecret ? "Replace the secret…" : "Make a secret"}
          </Button>
          <p className="min-w-0 flex-1 basis-52 text-muted">
            {hasSecret
              ? "There is one. Your server signs with it; it must never get into a page."
              : "Your server signs with it; it must never get into a page."}
          </p>
        </div>
      )}
      <details>
        <summary className="touch w-fit cursor-pointer rounded py-1 font-medium">
          How your site uses it
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          <CopyField label="On your server, in Node" value={SIGN_SNIPPET} isMultiline />
          <CopyField
            label="In the page, once the visitor is signed in"
            value={IDENTIFY_SNIPPET}
            isMultiline
          />
        </div>
      </details>
      <ConfirmDialog
        title="Replace the secret?"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        action="Replace it"
        onConfirm={make}
      >
        <p>
          What your server signs with the old secret is refused from then on, until you put the new one there.
        </p>
      </ConfirmDialog>
      <ShownSecret secret={secret} onClose={() => setSecret(null)} />
    </Card>
  );
}
