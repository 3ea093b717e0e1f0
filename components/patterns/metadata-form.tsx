"use client";

import { Button } from "@heroui/react";
import { Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { z } from "zod";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useForm } from "@/lib/client/use-form";
import type { Metadata } from "@/lib/schemas/metadata";
import { type MetadataRow, MetadataRows, newMetadataRow, toMetadataRows } from "./metadata-rows";

const Body = z.object({ metadata: MetadataRows });

type MetadataFormProps = {
  metadata: Metadata;
  /** What these notes are for, in a sentence. */
  children: ReactNode;
  save(body: { metadata: Metadata }): Promise<unknown>;
  onDone(): void;
};

/** The inside of a dialog in which people note about something, key by key, what is asked by. */
export function MetadataForm({ metadata, children, save, onDone }: MetadataFormProps) {
  const router = useRouter();
  const [atFirst] = useState(() => [...toMetadataRows(metadata), newMetadataRow()]);
  const form = useForm(Body, { metadata: atFirst }, async (body) => {
    await save(body);
    notifyDone("Saved. Answers that ask for it go by it from now on.");
    onDone();
    router.refresh();
  });
  const { value: rows, error, onChange } = form.field("metadata");
  const put = (id: string, change: Partial<MetadataRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  return (
    <DialogForm form={form} action="Save" error={error}>
      <p className="text-muted">{children}</p>
      <ul className="flex flex-col gap-3">
        {rows.map(({ id, key, value }, index) => (
          <li key={id} className="flex items-end gap-2">
            <TextInput
              field={bind(`key-${index}`, key, (text) => put(id, { key: text }))}
              label="Key"
              placeholder="team"
              maxLength={100}
              autoComplete="off"
            />
            <TextInput
              field={bind(`value-${index}`, value, (text) => put(id, { value: text }))}
              label="Value"
              placeholder="sales"
              maxLength={500}
              autoComplete="off"
            />
            <Button
              variant="tertiary"
              isIconOnly
              className="touch shrink-0"
              aria-label={key ? `Remove ${key}` : `Remove row ${index + 1}`}
              onPress={() => onChange(rows.filter((row) => row.id !== id))}
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        variant="secondary"
        className="self-start"
        onPress={() => onChange([...rows, newMetadataRow()])}
      >
        <Plus aria-hidden="true" />
        Add a key
      </Button>
    </DialogForm>
  );
}

function bind(name: string, value: string, onChange: (value: string) => void) {
  return { name, value, error: undefined, onChange };
}
