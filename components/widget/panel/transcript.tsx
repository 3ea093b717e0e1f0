/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Markdown } from "../markdown/markdown";
import { AnswerView } from "./answer-view";
import type { Config } from "./config";
import { REACHED_BY_KEYS } from "./reached-by-keys";
import { isOnItsWay } from "./talk";
import type { Talking } from "./talking";

/** Nearer to the end than this, the reader follows it. */
const AT_END_PX = 80;

type TranscriptProps = { config: Config; talking: Talking; children: ComponentChildren };

/**
 * What was said. It follows the answer as long as its reader does. A text that grows would be read out anew with each word:
 * the whole one is announced, once.
 */
export function Transcript({ config, talking, children }: TranscriptProps) {
  const { words } = config;
  const { messages } = talking.talk;
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = messages.at(-1);
  useEffect(() => {
    if (last?.role === "user" || isAtEnd.current) log.current?.scrollTo(0, log.current.scrollHeight);
  });
  return (
    <div
      class="log"
      ref={log}
      role="log"
      aria-live="off"
      aria-label={words.transcript}
      {...REACHED_BY_KEYS}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
      }}
    >
      <div class="answer">
        <Markdown text={config.welcome ?? words.heading} />
      </div>
      {messages.map((message, index) =>
        message.role === "user" ? (
          <div class="asked" key={message.id}>
            <span class="hide">{words.you}: </span>
            <span dir="auto">{message.text}</span>
          </div>
        ) : (
          <AnswerView
            key={message.id}
            answer={message}
            isLast={index === messages.length - 1}
            config={config}
            talking={talking}
          />
        ),
      )}
      {children}
      <div class="hide" role="status">
        {last?.role === "assistant" && !isOnItsWay(last) ? last.text : ""}
      </div>
    </div>
  );
}

type ChipsProps = { label: string | null; questions: readonly string[]; onAsk(question: string): void };

/** Questions to choose from. */
export function Chips({ label, questions, onAsk }: ChipsProps) {
  if (questions.length === 0) return null;
  return (
    <div>
      {label && <p class="muted">{label}</p>}
      <ul class="chips">
        {questions.map((question) => (
          <li key={question}>
            <button type="button" class="chip" dir="auto" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
