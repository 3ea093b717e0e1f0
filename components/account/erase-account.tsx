"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { Panel, Section } from "@/components/patterns/section";
import type { ReceiptDto } from "@/lib/schemas/privacy";
import { EraseForm } from "./erase-form";
import { Receipt } from "./receipt";

/** The end of an account: what goes, the question, and the receipt afterwards. */
export function EraseAccount({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const [receipt, setReceipt] = useState<ReceiptDto | null>(null);

  function onErased(made: ReceiptDto) {
    setIsAsking(false);
    setReceipt(made);
  }

  return (
    <Section
      title="Erase your account"
      description="Your account, sessions, API tokens and conversations in the dashboard go at once, and you leave every team."
    >
      <Panel className="p-4">
        <Button variant="danger-soft" onPress={() => setIsAsking(true)}>
          Erase my account
        </Button>
      </Panel>
      <Dialog title="Erase your account?" isOpen={isAsking} onOpenChange={setIsAsking} size="sm">
        <EraseForm hasPassword={hasPassword} email={email} onErased={onErased} />
      </Dialog>
      <Receipt receipt={receipt} />
    </Section>
  );
}
