"use client";

import { Button } from "@heroui/react";
import { DatabaseZap } from "lucide-react";
import { count } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { RebuiltDto } from "@/lib/schemas/job";

/** Has the search index of the team built anew. */
export function RebuildIndex() {
  const { api } = useTenant();
  const rebuild = useMutation(() => api.post("/index/rebuild", RebuiltDto), {
    done: ({ documents }) =>
      documents === 0
        ? "There is nothing to index yet."
        : `${count(documents, "document")} ${documents === 1 ? "is" : "are"} being indexed anew. Jobs shows how far it is.`,
  });
  return (
    <Button variant="secondary" isPending={rebuild.isPending} onPress={() => rebuild.run()}>
      <DatabaseZap aria-hidden="true" />
      Rebuild the index
    </Button>
  );
}
