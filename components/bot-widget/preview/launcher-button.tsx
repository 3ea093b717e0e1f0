import { BookOpen, CircleHelp, MessageCircle, Sparkles } from "lucide-react";
import { inkOn, toColour } from "@/lib/core/contrast";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import type { WidgetValues } from "../values";

const ICONS = { chat: MessageCircle, question: CircleHelp, book: BookOpen, spark: Sparkles };

/** What the button in the corner of a site looks like, with the line beside it. */
export function LauncherButton({ values, isDark }: { values: WidgetValues; isDark: boolean }) {
  const { colour: written, icon, position, greeting } = values;
  const colour = toColour(written) ?? DEFAULT_LOOK.colour;
  const Icon = ICONS[icon];
  const line = greeting.trim();
  return (
    <div
      aria-hidden="true"
      className={`flex items-center gap-2 ${position === "start" ? "flex-row" : "flex-row-reverse"}`}
    >
      <span
        className="grid size-12 shrink-0 place-items-center rounded-full shadow-lg"
        style={{ background: colour, color: inkOn(colour) }}
      >
        <Icon className="size-6" />
      </span>
      {line && (
        <span
          className={`min-w-0 truncate rounded-xl px-3 py-2 text-sm shadow-lg ${isDark ? "bg-neutral-800 text-white" : "bg-white text-neutral-900"}`}
        >
          {line}
        </span>
      )}
    </div>
  );
}
