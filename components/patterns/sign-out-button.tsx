"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { leave } from "@/lib/client/session";

/** Ends the session, and leads to sign-in. */
export function SignOutButton({ size = "md" }: { size?: "sm" | "md" }) {
  const [isLeaving, setIsLeaving] = useState(false);

  async function signOut() {
    setIsLeaving(true);
    await leave();
  }

  return (
    <Button variant="secondary" size={size} isPending={isLeaving} onPress={signOut}>
      Sign out
    </Button>
  );
}
