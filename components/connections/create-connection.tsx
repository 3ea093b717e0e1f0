"use client";

import { Button } from "@heroui/react";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { ConnectionForm } from "./connection-form";

/** The button that adds a connection, and its form. */
export function CreateConnection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        New connection
      </Button>
      <Dialog title="New connection" isOpen={isOpen} onOpenChange={setIsOpen}>
        <ConnectionForm onSaved={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
