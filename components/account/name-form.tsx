"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import { RenameBody } from "@/lib/schemas/account";

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const form = useForm(RenameBody, { name }, async (body) => {
    await callApi("PATCH", "/account", { body });
    notifyDone("Your name is saved.");
    router.refresh();
  });
  return (
    <form {...form.formProps} className="flex max-w-md flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput field={form.field("name")} label="Your name" autoComplete="name" maxLength={80} />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isPending={form.isPending}
        isDisabled={!form.isChanged}
      >
        Save the name
      </Button>
    </form>
  );
}
