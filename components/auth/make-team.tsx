"use client";

import { Button } from "@heroui/react";
import { Plus } from "lucide-react";
import { useState } from "react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { useForm } from "@/lib/client/use-form";
import { NewTenantBody, NewTenantDto } from "@/lib/schemas/account";

/** A team more for somebody who has an account; they are its owner. `isOpen`: the form is there from the start. */
export function MakeTeam({ isOpen: isOpenAtFirst = false }: { isOpen?: boolean }) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const form = useForm(NewTenantBody, { name: "" }, async (body) => {
    const { slug } = await callApi("POST", "/account/tenants", { body, answer: NewTenantDto });
    location.assign(`/t/${slug}`);
  });
  if (!isOpen) {
    return (
      <Button variant="secondary" fullWidth onPress={() => setIsOpen(true)}>
        <Plus aria-hidden="true" />
        Make a team
      </Button>
    );
  }
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput
        field={form.field("name")}
        label="Name of your team"
        autoComplete="organization"
        placeholder="Lighthouse"
        maxLength={80}
        autoFocus={!isOpenAtFirst}
      />
      <Button type="submit" variant="primary" fullWidth isPending={form.isPending}>
        Make a team
      </Button>
    </form>
  );
}
