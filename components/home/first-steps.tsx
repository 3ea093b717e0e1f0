import { ArrowRight, Check } from "lucide-react";
import Link from "next/link";
import { Panel, Section } from "@/components/patterns/section";
import type { Step, StepKey } from "@/lib/client/checklist";

type FirstStepsProps = {
  steps: readonly Step[];
  hrefs: Record<StepKey, string>;
};

const WORDS: Record<StepKey, { title: string; text: string }> = {
  bot: { title: "Make a bot", text: "Give it a name that your colleagues will recognise." },
  source: { title: "Add a source", text: "Upload files, name a web page, or paste text." },
  question: { title: "Ask a question", text: "Every answer names the passages it rests on." },
  token: { title: "Make an API token", text: "Let your own programs ask." },
};

/** The way to a first answer; it ticks itself off, and goes when all is done. */
export function FirstSteps({ steps, hrefs }: FirstStepsProps) {
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  return (
    <Section title="First steps" description={`${done} of ${steps.length} done`}>
      <Panel className="overflow-hidden">
        <ol className="grid @3xl:grid-cols-2">
          {steps.map(({ key, isDone }, index) => (
            <li
              key={key}
              className="border-separator border-b last:border-b-0 @3xl:odd:border-e @3xl:nth-last-2:odd:border-b-0"
            >
              <Link
                href={hrefs[key]}
                className="group flex h-full items-center gap-3 p-4 -outline-offset-2 hover:bg-surface-secondary"
              >
                <Tick number={index + 1} isDone={isDone} />
                <span className="min-w-0 flex-1">
                  <span className={`block font-medium ${isDone ? "text-muted" : ""}`}>
                    {WORDS[key].title}
                    {isDone && <span className="sr-only"> (done)</span>}
                  </span>
                  <span className="block text-muted">{WORDS[key].text}</span>
                </span>
                <ArrowRight
                  className="size-4 shrink-0 text-muted opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100"
                  aria-hidden="true"
                />
              </Link>
            </li>
          ))}
        </ol>
      </Panel>
    </Section>
  );
}

function Tick({ number, isDone }: { number: number; isDone: boolean }) {
  const look = isDone ? "border-transparent bg-success text-success-foreground" : "border-border text-muted";
  return (
    <span
      aria-hidden="true"
      className={`flex size-7 shrink-0 items-center justify-center rounded-full border font-medium text-xs tabular-nums ${look}`}
    >
      {isDone ? <Check className="size-4" /> : number}
    </span>
  );
}
