"use client";

import { Dialog } from "@/components/patterns/dialog";
import { MetadataForm } from "@/components/patterns/metadata-form";
import { useTenant } from "@/lib/client/tenant";
import { SourceDto } from "@/lib/schemas/source";
import type { SourceDialogProps } from "./rename-source";

/** What is noted about a source, and so about its documents. */
export function NoteSource({ source, isOpen, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  return (
    <Dialog title="Metadata of the source" isOpen={isOpen} onOpenChange={onOpenChange}>
      <MetadataForm
        metadata={source.metadata}
        save={(body) => api.patch(`/sources/${source.id}`, SourceDto, body)}
        onDone={() => onOpenChange(false)}
      >
        Questions can be narrowed down by it. It holds for every document of the source that has no such key
        of its own.
      </MetadataForm>
    </Dialog>
  );
}
