"use client";

import { type FormEvent, useRef, useState } from "react";
import type { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { wordsOf } from "@/lib/schemas/words";
import { errorsOfAnswer, errorsOfSchema, type FieldErrors } from "./form-errors";
import { goToSignIn } from "./notify";

/** What a field of a form needs to know; `patterns/fields` draws it. */
export type FieldBinding<Value> = {
  name: string;
  value: Value;
  error: string | undefined;
  onChange(value: Value): void;
};

/**
 * A form bound to the schema of the route it is sent to. Wrong fields are named before anything is sent, and again with
 * what the API says; the first of them gets the focus.
 */
export function useForm<Schema extends z.ZodType<unknown, object>>(
  schema: Schema,
  initial: z.input<Schema>,
  send: (body: z.output<Schema>, idempotencyKey: string) => Promise<unknown>,
) {
  type Values = z.input<Schema>;
  const [values, setValues] = useState<Values>(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [formErrorCode, setFormErrorCode] = useState<ErrorCode>();
  const [isPending, setIsPending] = useState(false);
  const [isChanged, setIsChanged] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef({ body: "", key: "" });

  const field = <Name extends keyof Values & string>(name: Name): FieldBinding<Values[Name]> => ({
    name,
    value: values[name],
    error: errors[name],
    onChange: (value) => {
      setIsChanged(true);
      setValues((before) => ({ ...before, [name]: value }));
      setErrors(({ [name]: _, form: __, ...others }) => others);
    },
  });

  function refuse(found: FieldErrors): void {
    setErrors(found);
    // The fields learn with the next frame that they are wrong.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-form-error]")?.focus(),
    );
  }

  /** The same body sent again has the same key, so that a try whose answer was lost makes nothing twice. */
  function keyFor(data: unknown): string {
    const body = JSON.stringify(data);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    return sent.current.key;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const parsed = schema.safeParse(values, { error: wordsOf });
    if (!parsed.success) {
      refuse(errorsOfSchema(parsed.error));
      return;
    }
    setErrors({});
    setFormErrorCode(undefined);
    setIsPending(true);
    try {
      await send(parsed.data, keyFor(parsed.data));
      setIsChanged(false);
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === "unauthenticated") goToSignIn();
      else {
        setFormErrorCode(error.code === "quota_exceeded" && !error.details?.quota ? undefined : error.code);
        refuse(errorsOfAnswer(error, Object.keys(values)));
      }
    } finally {
      setIsPending(false);
    }
  }

  const reset = (to: Values = initial) => {
    setValues(to);
    setErrors({});
    setIsChanged(false);
  };
  // Before the page's scripts are there the browser sends the form itself, and an address is no place for a password.
  const formProps = { ref: form, method: "post", onSubmit: submit, noValidate: true };
  return { field, values, formProps, formError: errors.form, formErrorCode, isPending, isChanged, reset };
}
