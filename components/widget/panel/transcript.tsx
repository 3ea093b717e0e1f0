/** @jsxImportSource preact */
import { Component, type ComponentChildren, createRef } from "preact";
import { Markdown } from "../markdown/markdown";
import { AnswerView } from "./answer-view";
import type { Config } from "./config";
import { REACHED_BY_KEYS } from "./reached-by-keys";
import type { Talking } from "./talking";

/** Nearer to the end than this, the reader follows it. */
const AT_END_PX = 80;

type TranscriptProps = { config: Config; talking: Talking; children: ComponentChildren };

/**
 * What was said. It follows the answer as long as its reader does. A text that grows would be read out anew with each word:
 * the whole one is announced, once.
 */
export class Transcript extends Component<TranscriptProps> {
  readonly #log = createRef<HTMLDivElement>();
  #isAtEnd = true;
  #length = 0;

  override componentDidUpdate() {
    const log = this.#log.current;
    const { length } = this.props.talking.talk.messages;
    if (this.#isAtEnd || length > this.#length) log?.scrollTo(0, log.scrollHeight);
    this.#length = length;
  }

  override render({ config, talking, children }: TranscriptProps) {
    const { words } = config;
    const { messages } = talking.talk;
    return (
      <div
        class="log"
        ref={this.#log}
        role="log"
        aria-live="off"
        aria-label={words.transcript}
        {...REACHED_BY_KEYS}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          this.#isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END_PX;
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
          {talking.news}
        </div>
      </div>
    );
  }
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
