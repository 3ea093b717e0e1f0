"use client";

import { Description, FieldError, Input, Label, TextArea, TextField } from "@heroui/react";
import type { HTMLAttributes, ReactNode } from "react";
import type { FieldBinding } from "@/lib/client/use-form";
import type { ErrorCode } from "@/lib/core/errors";
import { WayOut } from "./way-out";

type Common = { label: string; description?: ReactNode; isRequired?: boolean };

type TextInputProps = Common & {
  /** An absent value shows as an empty field. */
  field: FieldBinding<string | undefined>;
  type?: "text" | "email" | "password" | "url" | "date";
  autoComplete?: string;
  placeholder?: string;
  autoFocus?: boolean;
  isReadOnly?: boolean;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  maxLength?: number;
};

/** One line of text, with its label, what it is for, and what is wrong with it. */
export function TextInput({ field, label, description, isRequired, placeholder, ...rest }: TextInputProps) {
  return (
    <TextField
      name={field.name}
      value={field.value ?? ""}
      onChange={field.onChange}
      isInvalid={field.error !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      fullWidth
      {...rest}
    >
      <Label>{label}</Label>
      <Input
        placeholder={placeholder}
        fullWidth
        className={rest.isReadOnly ? "bg-surface-secondary text-muted" : undefined}
      />
      {description && <Description>{description}</Description>}
      <FieldError>{field.error}</FieldError>
    </TextField>
  );
}

type TextAreaInputProps = Common & {
  field: FieldBinding<string>;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
};

/** Several lines of text. */
export function TextAreaInput({
  field,
  label,
  description,
  isRequired,
  rows = 4,
  placeholder,
  maxLength,
}: TextAreaInputProps) {
  return (
    <TextField
      name={field.name}
      value={field.value}
      onChange={field.onChange}
      isInvalid={field.error !== undefined}
      isRequired={isRequired}
      validationBehavior="aria"
      maxLength={maxLength}
      fullWidth
    >
      <Label>{label}</Label>
      <TextArea rows={rows} placeholder={placeholder} fullWidth />
      {description && <Description>{description}</Description>}
      <FieldError>{field.error}</FieldError>
    </TextField>
  );
}

/** What is wrong with a form as a whole. */
export function FormError({
  children,
  code,
}: {
  children: string | undefined;
  code?: ErrorCode | undefined;
}) {
  if (!children) return null;
  return (
    <p
      role="alert"
      tabIndex={-1}
      data-form-error
      className="rounded-lg bg-danger-soft px-3 py-2 text-danger-soft-foreground outline-none"
    >
      {children}
      <WayOut code={code} />
    </p>
  );
}
