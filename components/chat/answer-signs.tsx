import { BadgeCheck, CircleHelp, type LucideIcon, SearchX, ThumbsDown, ThumbsUp } from "lucide-react";
import { count } from "@/lib/client/format";
import type { ConversationDto } from "@/lib/schemas/conversation";

type Answers = ConversationDto["answers"];

const SIGNS: readonly { key: Exclude<keyof Answers, "all">; icon: LucideIcon; look: string; says: string }[] =
  [
    { key: "down", icon: ThumbsDown, look: "text-danger-soft-foreground", says: "rated bad" },
    { key: "up", icon: ThumbsUp, look: "text-success-soft-foreground", says: "rated good" },
    { key: "refused", icon: SearchX, look: "text-warning-soft-foreground", says: "not answered" },
    { key: "unsure", icon: CircleHelp, look: "text-muted", says: "of low confidence" },
    { key: "curated", icon: BadgeCheck, look: "text-success-soft-foreground", says: "by the team" },
  ];

/** What is notable about the answers of a conversation, as signs with their numbers. */
export function AnswerSigns({ answers }: { answers: Answers }) {
  const shown = SIGNS.filter(({ key }) => answers[key] > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="flex items-center gap-2.5 text-xs">
      {shown.map(({ key, icon: Icon, look, says }) => {
        const words = `${count(answers[key], "answer")} ${says}`;
        return (
          <li key={key} title={words} className={`inline-flex items-center gap-1 tabular-nums ${look}`}>
            <Icon className="size-3.5" aria-hidden="true" />
            <span aria-hidden="true">{answers[key]}</span>
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
