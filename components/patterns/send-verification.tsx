"use client";

import { Button } from "@heroui/react";
import { callApi } from "@/lib/client/api";
import { useMutation } from "@/lib/client/use-mutation";

/** Mails the link that confirms one's own address. */
export function SendVerification({ email, isMailReal }: { email: string; isMailReal: boolean }) {
  const send = useMutation(() => callApi("POST", "/account/email"), {
    done: isMailReal
      ? `A link is on its way to ${email}. It works for a day.`
      : "There is a link now, good for a day. No mails leave this deployment: ask its operator for it.",
  });
  return (
    <Button variant="secondary" size="sm" isPending={send.isPending} onPress={() => send.run()}>
      Mail a link to confirm it
    </Button>
  );
}
