import { Library } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/patterns/empty-state";

/** In place of a bot's sources, when it has none. */
export function NoBotSources({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={Library} title="This bot has nothing to answer from" action={action}>
      {action
        ? "Add files, a web page or a text, or attach a source that is there already."
        : "Somebody who may edit this team has to attach a source."}
    </EmptyState>
  );
}
