/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { type Config, fill } from "./config";
import { Icon } from "./icons";

/** As the server has it: `MOST_VISITOR_CHARACTERS`. */
const MOST_CHARACTERS = 2_000;

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
export function Composer({ config, isWorking, onAsk, onStop }: ComposerProps) {
  const { words, texts } = config;
  const [text, setText] = useState("");
  const over = text.trim().length - MOST_CHARACTERS;
  const canSend = text.trim() !== "" && over <= 0 && !isWorking;
  const send = () => {
    if (!canSend) return;
    onAsk(text.trim());
    setText("");
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
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // While a word is being put together, Enter takes the word.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
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
