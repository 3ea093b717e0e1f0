"use client";

import { Button } from "@heroui/react";
import { Tags } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { MetadataForm } from "@/components/patterns/metadata-form";
import { useTenant } from "@/lib/client/tenant";
import { DocumentDto } from "@/lib/schemas/source";

/** What is noted about a document, to be changed by whoever may. */
export function NoteDocument({ document }: { document: Pick<DocumentDto, "id" | "metadata"> }) {
  const { api, can } = useTenant();
  const [isOpen, setIsOpen] = useState(false);
  if (!can("sources:write")) return null;
  return (
    <>
      <Button variant="secondary" size="sm" className="touch self-start" onPress={() => setIsOpen(true)}>
        <Tags aria-hidden="true" />
        Edit metadata…
      </Button>
      <Dialog title="Metadata of the document" isOpen={isOpen} onOpenChange={setIsOpen}>
        <MetadataForm
          metadata={document.metadata}
          save={(body) => api.patch(`/documents/${document.id}`, DocumentDto, body)}
          onDone={() => setIsOpen(false)}
        >
          Questions can be narrowed down by it. A key that the source has too counts as it is here.
        </MetadataForm>
      </Dialog>
    </>
  );
}
