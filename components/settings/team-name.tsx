"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { FormError, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { TenantDto, UpdateTenantBody } from "@/lib/schemas/tenant";

/** The name of the team; its address stays as it is. */
export function TeamName({ name, address }: { name: string; address: string }) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(UpdateTenantBody, { name }, async (body) => {
    await api.patch("/tenants/me", TenantDto, body);
    notifyDone("The team is renamed.");
    router.refresh();
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <FormError>{form.formError}</FormError>
      <TextInput
        field={form.field("name")}
        label="Name"
        description={`The address of the team stays ${address}.`}
        autoComplete="off"
        maxLength={80}
      />
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isDisabled={!form.isChanged}
        isPending={form.isPending}
      >
        Save the name
      </Button>
    </form>
  );
}
