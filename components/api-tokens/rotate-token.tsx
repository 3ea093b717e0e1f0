"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { RadioInput } from "@/components/patterns/choice-fields";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { CreatedTokenDto, type TokenDto } from "@/lib/schemas/api-token";
import { CreatedToken } from "./created-token";

const OVERLAPS = [
  { value: "0", label: "Stop at once", description: "For a token that somebody else may have seen." },
  { value: "1", label: "Work for another hour" },
  { value: "24", label: "Work for another day", description: "Time to put the new one in its place." },
  { value: "168", label: "Work for another week" },
];

const Values = z.object({ overlap: z.string() });

/** A new token in place of another, and the one look at it. */
export function RotateToken({ token }: { token: Pick<TokenDto, "id" | "name"> }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [created, setCreated] = useState<{ token: string; botId: string | undefined } | null>(null);
  return (
    <>
      <Button variant="ghost" size="sm" aria-label={`Rotate ${token.name}`} onPress={() => setIsOpen(true)}>
        Rotate
      </Button>
      <Dialog title={`Rotate “${token.name}”`} isOpen={isOpen} onOpenChange={setIsOpen}>
        <RotateForm
          token={token}
          onCreated={(made) => {
            setIsOpen(false);
            setCreated(made);
          }}
        />
      </Dialog>
      <CreatedToken
        created={created}
        onClose={() => {
          setCreated(null);
          router.refresh();
        }}
      />
    </>
  );
}

type RotateFormProps = {
  token: Pick<TokenDto, "id" | "name">;
  onCreated(created: { token: string; botId: string | undefined }): void;
};

function RotateForm({ token: { id }, onCreated }: RotateFormProps) {
  const { api } = useTenant();
  // Without an Idempotency-Key, and without a look at the page meanwhile: the token is shown only once.
  const form = useForm(Values, { overlap: "24" }, async ({ overlap }) => {
    const body = { overlapHours: Number(overlap) };
    const { token, botIds } = await api.post(`/tokens/${id}/rotate`, CreatedTokenDto, body);
    onCreated({ token, botId: botIds?.[0] });
  });
  const { value, onChange } = form.field("overlap");
  return (
    <DialogForm form={form} action="Rotate the token">
      <p className="text-muted">
        You get a new token with the same name, rights and end. Put it in the place of the old one.
      </p>
      <RadioInput label="The old token should" value={value} onChange={onChange} options={OVERLAPS} />
    </DialogForm>
  );
}
