"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { TokenDto } from "@/lib/schemas/api-token";

/** Ends a token for good. */
export function RevokeToken({ token }: { token: Pick<TokenDto, "id" | "name"> }) {
  const { api } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const revoke = useMutation(() => api.remove(`/tokens/${token.id}`), {
    done: `“${token.name}” is revoked.`,
  });
  return (
    <>
      <Button variant="ghost" size="sm" aria-label={`Revoke ${token.name}`} onPress={() => setIsAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        title={`Revoke “${token.name}”?`}
        action="Revoke the token"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => revoke.run()}
      >
        <p>
          It stops at once: the next request of every program that sends it is refused. This cannot be undone.
        </p>
      </ConfirmDialog>
    </>
  );
}
