import { Button } from "@heroui/react";
import { X } from "lucide-react";
import { TextAreaInput, TextInput } from "@/components/patterns/fields";
import { count } from "@/lib/client/format";
import type { PairRow } from "./pairs";

/** With more than these the page would be long and slow; the rest is counted. */
const SHOWN = 50;

type PairFieldsProps = {
  pairs: readonly PairRow[];
  error: string | undefined;
  onChange(pairs: PairRow[]): void;
};

/** A field for each question and its answer. */
export function PairFields({ pairs, error, onChange }: PairFieldsProps) {
  const put = (at: number, change: Partial<PairRow>) =>
    onChange(pairs.map((pair, index) => (index === at ? { ...pair, ...change } : pair)));
  return (
    <div className="flex flex-col gap-3">
      {pairs.slice(0, SHOWN).map((pair, index) => (
        <fieldset key={pair.id} className="flex flex-col gap-3 rounded-lg border border-border p-3">
          <legend className="sr-only">Question {index + 1}</legend>
          <div className="flex items-end gap-2">
            <TextInput
              field={bind(`question-${index}`, pair.question, (question) => put(index, { question }))}
              label="Question"
              maxLength={500}
              autoComplete="off"
            />
            <Button
              variant="tertiary"
              isIconOnly
              aria-label={`Remove question ${index + 1}`}
              isDisabled={pairs.length === 1}
              onPress={() => onChange(pairs.filter((_, at) => at !== index))}
            >
              <X aria-hidden="true" />
            </Button>
          </div>
          <TextAreaInput
            field={bind(`answer-${index}`, pair.answer, (answer) => put(index, { answer }))}
            label="Answer"
            rows={2}
            maxLength={20_000}
          />
        </fieldset>
      ))}
      {pairs.length > SHOWN && <p className="text-muted">And {count(pairs.length - SHOWN, "more pair")}.</p>}
      {error && (
        <p role="alert" className="text-danger-soft-foreground text-xs">
          {error}
        </p>
      )}
    </div>
  );
}

function bind(name: string, value: string, onChange: (value: string) => void) {
  return { name, value, error: undefined, onChange };
}
