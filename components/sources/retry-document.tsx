"use client";

import { Button } from "@heroui/react";
import { RotateCw } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { DocumentDto } from "@/lib/schemas/source";

/** Another try for one document that did not come through. */
export function RetryDocument({ document: { id, title } }: { document: Pick<DocumentDto, "id" | "title"> }) {
  const { api, can } = useTenant();
  const retry = useMutation(() => api.post(`/documents/${id}/retry`, DocumentDto));
  if (!can("sources:write")) return null;
  return (
    <Button
      variant="secondary"
      size="sm"
      aria-label={`Retry ${title}`}
      isPending={retry.isPending}
      onPress={() => retry.run()}
    >
      <RotateCw aria-hidden="true" />
      Retry
    </Button>
  );
}
