"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { signInElsewhere } from "@/lib/client/session";

export type Provider = { id: string; name: string };

type ProviderButtonsProps = {
  providers: readonly Provider[];
  /** Where to go from there. */
  next: string;
  /** Runs before one leaves. */
  onLeave?(): void;
};

/** The ways in through somebody else's sign-in, and the word that parts them from ours below; nothing when there are none. */
export function ProviderButtons({ providers, next, onLeave }: ProviderButtonsProps) {
  const [leavingTo, setLeavingTo] = useState<string | null>(null);
  if (providers.length === 0) return null;

  async function leave(id: string) {
    setLeavingTo(id);
    onLeave?.();
    await signInElsewhere(id, next);
  }

  return (
    <>
      <div className="flex flex-col gap-2">
        {providers.map(({ id, name }) => (
          <Button
            key={id}
            variant="secondary"
            fullWidth
            isPending={leavingTo === id}
            isDisabled={leavingTo !== null && leavingTo !== id}
            onPress={() => leave(id)}
          >
            Continue with {name}
          </Button>
        ))}
      </div>
      <div className="flex items-center gap-3 text-muted text-xs" aria-hidden="true">
        <span className="h-px flex-1 bg-border" />
        or
        <span className="h-px flex-1 bg-border" />
      </div>
    </>
  );
}
