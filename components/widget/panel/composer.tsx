/** @jsxImportSource preact */
import { Component } from "preact";
import { isSendKey } from "@/lib/client/send-key";
import { MOST_VISITOR_CHARACTERS } from "@/lib/schemas/visitor-limits";
import { type Config, fill } from "./config";
import { Icon } from "./icons";

const INPUT = "question";

/** To where something is to be written: the question, or the form that stands before it. */
export function focusInput(): void {
  (document.getElementById(INPUT) ?? document.querySelector("input"))?.focus();
}

type ComposerProps = {
  config: Config;
  isWorking: boolean;
  onAsk(text: string): void;
  onStop(): void;
};

/** Where the question is written. Enter sends it, Shift and Enter begin a new line. */
export class Composer extends Component<ComposerProps, { text: string }> {
  override state = { text: "" };

  override render({ config, isWorking, onAsk, onStop }: ComposerProps, { text }: { text: string }) {
    const { words, texts } = config;
    const over = text.trim().length - MOST_VISITOR_CHARACTERS;
    const canSend = text.trim() !== "" && over <= 0 && !isWorking;
    const send = () => {
      if (!canSend) return;
      onAsk(text.trim());
      this.setState({ text: "" });
    };
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          id={INPUT}
          rows={1}
          dir="auto"
          aria-label={words.question}
          aria-describedby="over"
          aria-invalid={over > 0}
          placeholder={texts.placeholder ?? words.placeholder}
          value={text}
          onInput={(event) => this.setState({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        {isWorking ? (
          <button type="button" class="main" aria-label={words.stop} title={words.stop} onClick={onStop}>
            <Icon of="stop" />
          </button>
        ) : (
          <button type="submit" class="main" aria-label={words.send} title={words.send} disabled={!canSend}>
            <Icon of="send" />
          </button>
        )}
        <span id="over" class={over > 0 ? "bad muted" : "hide"} role="status">
          {over > 0 ? fill(words.tooLong, { over }) : ""}
        </span>
      </form>
    );
  }
}
