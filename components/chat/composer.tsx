"use client";

import { Button } from "@heroui/react";
import { ArrowUp, Square } from "lucide-react";
import {
  type FormEvent,
  type KeyboardEvent,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { formatNumber } from "@/lib/client/format";
import { isSendKey } from "@/lib/client/send-key";
import { MOST_CHARACTERS } from "@/lib/schemas/chat";

/** From here on it is told how much room is left. */
const NEARLY_FULL = MOST_CHARACTERS - 500;

export type ComposerHandle = { focus(): void };

type ComposerProps = {
  ref: Ref<ComposerHandle>;
  label: string;
  isBusy: boolean;
  onAsk(question: string): void;
  onStop(): void;
};

/** Where one writes. What is written while an answer arrives stays until it can be sent. */
export function Composer({ ref, label, isBusy, onAsk, onStop }: ComposerProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const isTooLong = text.length > MOST_CHARACTERS;
  const canSend = text.trim() !== "" && !isTooLong && !isBusy;

  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), []);

  // Syncs with: the height of what is written; the style sheet sets the limit.
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = "auto";
    field.current.style.height = text === "" ? "" : `${field.current.scrollHeight}px`;
  }, [text]);

  function send(event: FormEvent) {
    event.preventDefault();
    if (!canSend) return;
    onAsk(text);
    setText("");
    field.current?.focus();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isSendKey(event.nativeEvent)) send(event);
  }

  function stop() {
    onStop();
    field.current?.focus();
  }

  return (
    <form onSubmit={send} className="mx-auto w-full max-w-3xl">
      <div className="flex items-end gap-2 rounded-2xl border border-field-border bg-field p-1.5 has-[textarea:focus]:outline-2 has-[textarea:focus]:outline-focus has-[textarea:focus]:-outline-offset-1">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          placeholder={label}
          aria-label={label}
          aria-describedby={`${id}-room ${id}-keys`}
          aria-invalid={isTooLong}
          enterKeyHint="send"
          className="max-h-[min(40dvh,16rem)] min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-1.5 text-base pointer-coarse:min-h-11 pointer-coarse:py-2.5 text-field-foreground leading-6 outline-none placeholder:text-field-placeholder sm:text-sm sm:leading-6"
        />
        {isBusy ? (
          <Button
            isIconOnly
            variant="secondary"
            className="touch-square rounded-full"
            aria-label="Stop the answer"
            onPress={stop}
          >
            <Square className="fill-current" aria-hidden="true" />
          </Button>
        ) : (
          <Button
            isIconOnly
            type="submit"
            variant="primary"
            className="touch-square rounded-full"
            aria-label="Send the question"
            isDisabled={!canSend}
          >
            <ArrowUp aria-hidden="true" />
          </Button>
        )}
      </div>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 px-2 text-muted text-xs">
        <span id={`${id}-keys`} className="not-pointer-fine:hidden">
          Enter sends, Shift + Enter begins a new line, / comes back here, Esc stops an answer.
        </span>
        <span id={`${id}-room`} role="status" className={isTooLong ? "text-danger-soft-foreground" : ""}>
          {roomLeft(text.length)}
        </span>
      </p>
    </form>
  );
}

function roomLeft(length: number): string {
  if (length <= NEARLY_FULL) return "";
  const rest = MOST_CHARACTERS - length;
  return rest >= 0
    ? `Room for ${formatNumber(rest)} more characters`
    : `${formatNumber(-rest)} characters too many. Shorten the question to send it.`;
}
