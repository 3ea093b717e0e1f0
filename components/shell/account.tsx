"use client";

import { Button } from "@heroui/react";
import { LogOut } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { leave } from "@/lib/client/session";

type AccountProps = { user: { name: string; email: string }; role: string; canSignOut: boolean };

/** Who is signed in, with the way to the pages about them, and the way out. */
export function Account({ user, role, canSignOut }: AccountProps) {
  const [isLeaving, setIsLeaving] = useState(false);

  async function signOut() {
    setIsLeaving(true);
    await leave();
  }

  return (
    <div className="flex items-center gap-2">
      <Link
        href="/account"
        title={`${user.email}, ${role}. Your account`}
        className="-ms-2 min-w-0 flex-1 rounded-lg px-2 py-1 hover:bg-default"
      >
        <span className="block truncate font-medium leading-5">{user.name}</span>
        <span className="block truncate text-muted text-xs">{user.email}</span>
        <span className="sr-only">Your account</span>
      </Link>
      {canSignOut && (
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
      )}
    </div>
  );
}
