"use client";

import { Button } from "@heroui/react";
import { PackageOpen } from "lucide-react";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { ExportDto } from "@/lib/schemas/privacy";

/** Has everything of the team put into one archive. */
export function RequestExport({ isUnderWay }: { isUnderWay: boolean }) {
  const { api } = useTenant();
  const request = useMutation(() => api.post("/exports", ExportDto), {
    done: "The export is being made. It is listed here as soon as it is ready.",
  });
  return (
    <Button
      variant="secondary"
      isDisabled={isUnderWay}
      isPending={request.isPending}
      onPress={() => request.run()}
    >
      <PackageOpen aria-hidden="true" />
      Make an export
    </Button>
  );
}
