/** @jsxImportSource preact */
import { Component, type ComponentChildren } from "preact";
import type { Config } from "./config";
import { Failure, wordsFor } from "./failure";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export type DetailsField = {
  name: string;
  label: string;
  isRequired: boolean;
  kind: "text" | "email" | "tel" | "long" | "tick";
};

type DetailsFormProps = {
  config: Config;
  fields: readonly DetailsField[];
  submit: string;
  children: ComponentChildren;
  /** @throws Failure what the server says is wrong */
  onSend(values: Record<string, string>): Promise<void>;
  onSkip: (() => void) | null;
};

type DetailsState = {
  values: Record<string, string>;
  /** What is wrong with a field; with the empty name, what is wrong with none of them. */
  wrong: Record<string, string>;
  isSending: boolean;
};

/** A form for visitors: what is wrong stands at its field, and what was written stays. */
export class DetailsForm extends Component<DetailsFormProps, DetailsState> {
  override state: DetailsState = { values: {}, wrong: {}, isSending: false };

  override render(
    { config, fields, submit, children, onSend, onSkip }: DetailsFormProps,
    { values, wrong, isSending }: DetailsState,
  ) {
    const { words } = config;
    const set = (name: string, value: string) => this.setState({ values: { ...values, [name]: value } });

    const send = async () => {
      const found = fields.flatMap((field) => {
        const what = faultOf(field, values[field.name]?.trim() ?? "", words);
        return what ? [[field.name, what] as const] : [];
      });
      this.setState({ wrong: Object.fromEntries(found) });
      const first = found[0];
      if (first) {
        document.getElementById(`field-${first[0]}`)?.focus();
        return;
      }
      this.setState({ isSending: true });
      await onSend(values).catch((thrown) => {
        const what = Failure.from(thrown);
        const named = what.issues.map((issue) => [String(issue.path[0] ?? ""), issue.message]);
        this.setState({
          wrong: named.length > 0 ? Object.fromEntries(named) : { "": wordsFor(what, config) },
        });
      });
      this.setState({ isSending: false });
    };

    return (
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            words={words}
            value={values[field.name] ?? ""}
            wrong={wrong[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        {wrong[""] && (
          <p class="bad" role="alert">
            {wrong[""]}
          </p>
        )}
        <div class="row">
          <button type="submit" class="main" disabled={isSending}>
            {submit}
          </button>
          {onSkip && (
            <button type="button" class="plain" onClick={onSkip}>
              {words.skip}
            </button>
          )}
        </div>
      </form>
    );
  }
}

function faultOf({ kind, isRequired }: DetailsField, value: string, words: Config["words"]): string | null {
  if (value === "") return isRequired ? (kind === "tick" ? words.consentNeeded : words.required) : null;
  return kind === "email" && !EMAIL.test(value) ? words.badEmail : null;
}

type FieldProps = {
  field: DetailsField;
  words: Config["words"];
  value: string;
  wrong: string | undefined;
  onChange(value: string): void;
};

const COMPLETES: Record<string, string> = {
  name: "name",
  email: "email",
  phone: "tel",
  company: "organization",
};

function Field({ field: { name, label, kind, isRequired }, words, value, wrong, onChange }: FieldProps) {
  const id = `field-${name}`;
  const common = {
    id,
    name,
    "aria-invalid": wrong !== undefined,
    "aria-describedby": `${id}-wrong`,
    "aria-required": isRequired,
  };
  const fault = (
    <span id={`${id}-wrong`} class="bad muted" role={wrong ? "alert" : undefined}>
      {wrong}
    </span>
  );
  if (kind === "tick") {
    return (
      <div>
        <label class="tick">
          <input
            {...common}
            type="checkbox"
            checked={value !== ""}
            onChange={(event) => onChange(event.currentTarget.checked ? "yes" : "")}
          />
          <span dir="auto">{label}</span>
        </label>
        {fault}
      </div>
    );
  }
  return (
    <div>
      <label for={id}>
        {label} {!isRequired && <span class="muted">({words.optional})</span>}
      </label>
      {kind === "long" ? (
        <textarea
          {...common}
          rows={4}
          maxLength={2000}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type={kind}
          maxLength={254}
          autocomplete={COMPLETES[name]}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {fault}
    </div>
  );
}
