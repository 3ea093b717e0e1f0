"use client";

import { Button } from "@heroui/react";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { leave } from "@/lib/client/session";

type AccountProps = { user: { name: string; email: string }; role: string };

/** Who is signed in, and the way out. */
export function Account({ user, role }: AccountProps) {
  const [isLeaving, setIsLeaving] = useState(false);

  async function signOut() {
    setIsLeaving(true);
    await leave();
  }

  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1" title={`${user.email}, ${role}`}>
        <span className="block truncate font-medium leading-5">{user.name}</span>
        <span className="block truncate text-muted text-xs">{user.email}</span>
      </span>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label="Sign out"
        isPending={isLeaving}
        onPress={signOut}
      >
        <LogOut aria-hidden="true" />
      </Button>
    </div>
  );
}
