"use client";

import { Button } from "@heroui/react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { signInByPassword } from "@/lib/client/session";
import { useForm } from "@/lib/client/use-form";
import { MIN_PASSWORD_LENGTH, SignUpBody, SignUpResult } from "@/lib/schemas/tenant";

export function SignUpForm() {
  const initial = { name: "", email: "", password: "" };
  const form = useForm(SignUpBody, initial, async (body) => {
    const { tenant } = await callApi("POST", "/tenants", { body, answer: SignUpResult });
    const refused = await signInByPassword(body.email, body.password);
    location.assign(refused ? "/sign-in" : `/t/${tenant.slug}`);
  });

  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput
        field={form.field("name")}
        label="Name of your team"
        autoComplete="organization"
        placeholder="Lighthouse"
        autoFocus
      />
      <TextInput field={form.field("email")} label="E-mail" type="email" autoComplete="username" />
      <TextInput
        field={form.field("password")}
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`At least ${MIN_PASSWORD_LENGTH} characters. A short sentence is easy to remember.`}
      />
      <Button type="submit" variant="primary" fullWidth isPending={form.isPending} className="mt-1">
        Make a team
      </Button>
    </form>
  );
}
