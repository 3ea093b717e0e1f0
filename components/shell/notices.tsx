import { TestMark } from "@/components/patterns/test-mark";
import { TextLink } from "@/components/patterns/text-link";
import type { Notice } from "@/lib/schemas/notice";

const LOOKS: Record<Notice["tone"], string> = {
  info: "bg-surface-secondary",
  warning: "bg-warning-soft text-warning-soft-foreground",
  bad: "bg-danger-soft text-danger-soft-foreground",
};

/** What the team has to know of its plan, above every page, with the way to the place where it is mended. */
export function Notices({ notices, plan }: { notices: readonly Notice[]; plan: string }) {
  return notices.map(({ tone, text, action, isTest }) => (
    <section
      key={text}
      aria-label="Your plan"
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-border border-b px-4 py-2 sm:px-8 ${LOOKS[tone]}`}
    >
      <p className="min-w-0 flex-1 basis-56">
        {text} {isTest && <TestMark />}
      </p>
      <TextLink href={plan} className="touch text-inherit">
        {action}
      </TextLink>
    </section>
  ));
}
