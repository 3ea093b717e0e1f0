"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import { ChangePasswordBody } from "@/lib/schemas/account";
import { MIN_PASSWORD_LENGTH } from "@/lib/schemas/tenant";

/** Changes the password, or chooses the first one. `email` is for password managers. */
export function PasswordForm({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  const router = useRouter();
  const form = useForm(ChangePasswordBody, { current: "", password: "" }, async (body) => {
    await callApi("PUT", "/account/password", { body });
    notifyDone("Your password is saved. You were signed out everywhere else.");
    form.reset();
    router.refresh();
  });
  return (
    <form {...form.formProps} className="flex max-w-md flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <TextInput
          field={form.field("current")}
          label="Current password"
          type="password"
          autoComplete="current-password"
        />
      )}
      <TextInput
        field={form.field("password")}
        label="New password"
        type="password"
        autoComplete="new-password"
        description={`At least ${MIN_PASSWORD_LENGTH} characters. A short sentence is easy to remember.`}
      />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={form.isPending}
        isDisabled={!form.isChanged}
      >
        {hasPassword ? "Change the password" : "Save the password"}
      </Button>
    </form>
  );
}
