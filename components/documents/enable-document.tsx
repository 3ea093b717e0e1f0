"use client";

import { Button } from "@heroui/react";
import { EyeOff } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { DocumentDto } from "@/lib/schemas/source";

/** Says of a disabled document that it answers nothing, and lets it answer again. */
export function EnableDocument({ document: { id, isDisabled } }: { document: DocumentDto }) {
  const { api, can } = useTenant();
  const enable = useMutation(() => api.patch(`/documents/${id}`, DocumentDto, { isDisabled: false }), {
    done: "The document is enabled.",
  });
  if (!isDisabled) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 rounded-xl bg-default px-4 py-3">
      <EyeOff className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-60">
        <span className="font-medium">This document is disabled.</span> No bot answers from it, and it can be
        enabled again at any time.
      </p>
      {can("sources:write") && (
        <Button variant="secondary" size="sm" isPending={enable.isPending} onPress={() => enable.run()}>
          Enable
        </Button>
      )}
    </div>
  );
}
