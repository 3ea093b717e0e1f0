"use client";

import { Button } from "@heroui/react";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { CreateTokenForm, type NamedBot } from "./create-token-form";
import { CreatedToken } from "./created-token";

/** The button that makes a token, its form, and the one look at what it made. */
export function CreateToken({ bots }: { bots: readonly NamedBot[] }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [created, setCreated] = useState<{ token: string; botId: string | undefined } | null>(null);

  function onCreated(token: string, botIds: readonly string[] | null) {
    setIsOpen(false);
    setCreated({ token, botId: botIds?.[0] ?? bots[0]?.id });
  }

  function onSeen() {
    setCreated(null);
    router.refresh();
  }

  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        New token
      </Button>
      <Dialog title="New API token" isOpen={isOpen} onOpenChange={setIsOpen}>
        <CreateTokenForm bots={bots} onCreated={onCreated} />
      </Dialog>
      <CreatedToken created={created} onClose={onSeen} />
    </>
  );
}
