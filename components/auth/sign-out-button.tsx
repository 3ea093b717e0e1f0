"use client";

import { Button } from "@heroui/react";
import { leave } from "@/lib/client/session";

export function SignOutButton() {
  return (
    <Button variant="secondary" onPress={leave}>
      Sign out
    </Button>
  );
}
