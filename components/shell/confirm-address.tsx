"use client";

import { Button } from "@heroui/react";
import { X } from "lucide-react";
import { useState } from "react";
import { SendVerification } from "@/components/patterns/send-verification";
import { setCookie, UNCONFIRMED_COOKIE } from "@/lib/client/cookies";

const DAY_SECONDS = 24 * 60 * 60;

/** Reminds of an address that is not confirmed; put away, it comes back the next day. */
export function ConfirmAddress({ email }: { email: string }) {
  const [isShown, setIsShown] = useState(true);
  if (!isShown) return null;

  function putAway() {
    setCookie(UNCONFIRMED_COOKIE, "later", DAY_SECONDS);
    setIsShown(false);
  }

  return (
    <section
      aria-label="Your e-mail address"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-border border-b bg-surface-secondary py-2 ps-4 pe-2 sm:ps-8"
    >
      <p className="wrap-anywhere min-w-0 flex-1 basis-56">
        Your address {email} is not confirmed yet, so we cannot be sure that mail reaches you.
      </p>
      <div className="flex items-center gap-1">
        <SendVerification email={email} isMailReal />
        <Button variant="ghost" size="sm" isIconOnly aria-label="Not now" onPress={putAway}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </section>
  );
}
