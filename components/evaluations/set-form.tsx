"use client";

import { Button } from "@heroui/react";
import { DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextInput } from "@/components/patterns/fields";
import { useForm } from "@/lib/client/use-form";
import { SetBody } from "@/lib/schemas/evaluation";

type SetFormProps = {
  name?: string;
  action: string;
  send(body: { name: string }, idempotencyKey: string): Promise<unknown>;
};

/** What a set of questions is called. */
export function SetForm({ name = "", action, send }: SetFormProps) {
  const form = useForm(SetBody, { name }, send);
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("name")}
          label="Name"
          placeholder="What customers ask"
          autoComplete="off"
          autoFocus
          maxLength={80}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          {action}
        </Button>
      </DialogFooter>
    </form>
  );
}
