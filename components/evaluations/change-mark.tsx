import { ArrowDown, ArrowUp, type LucideIcon, Minus } from "lucide-react";
import type { Change } from "@/lib/schemas/evaluation";
import { CHANGE_WORDS } from "./measure-words";

const LOOKS: Record<Change, { icon: LucideIcon; look: string }> = {
  better: { icon: ArrowUp, look: "text-success-soft-foreground" },
  worse: { icon: ArrowDown, look: "text-danger-soft-foreground" },
  same: { icon: Minus, look: "text-muted" },
};

/** Whether something is better or worse than in the run before: a sign, a word, and by how much. */
export function ChangeMark({ change, amount }: { change: Change; amount?: string | null }) {
  const { icon: Icon, look } = LOOKS[change];
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap text-xs ${look}`}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {amount ? (
        <>
          <span className="sr-only">{CHANGE_WORDS[change]}: </span>
          {amount}
        </>
      ) : (
        CHANGE_WORDS[change]
      )}
    </span>
  );
}
