"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTenant } from "@/lib/client/tenant";
import { handOver } from "./handed-files";
import { newSourcePath } from "./source-paths";
import { useFileDrop } from "./use-file-drop";

/** Files dropped on a page go on to the page that adds them, for these bots. */
export function DropToAdd({ botIds = [] }: { botIds?: readonly string[] }) {
  const { slug, can } = useTenant();
  const router = useRouter();
  const take = (files: File[]) => {
    handOver(files);
    router.push(newSourcePath(slug, botIds));
  };
  const isOver = useFileDrop(can("sources:write") ? take : null);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-backdrop p-4">
      <div className="flex flex-col items-center rounded-xl border-2 border-accent border-dashed bg-overlay px-10 py-12 text-center shadow-overlay">
        <FileUp className="mb-3 size-6 text-accent-soft-foreground" aria-hidden="true" />
        <p className="font-medium text-base">Let go to add them as a source</p>
        <p className="mt-1 text-muted">You can look them over before anything is sent.</p>
      </div>
    </div>
  );
}
