"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { AddTextSource } from "@/lib/schemas/source";
import { addedWords } from "./added-words";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";

const Written = AddTextSource.pick({ title: true, text: true });

/** Text that is typed or pasted, as a source. */
export function AddText({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const Body = Written.transform((written) => ({ type: "text", ...written, botIds }));
  const form = useForm(Body, { title: "", text: "" }, async (body, key) => {
    const source = await api.post("/sources", AddedSourceDto, body, key);
    notifyDone(addedWords(source));
    router.push(sourcePath(slug, source.id));
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError code={form.formErrorCode}>{form.formError}</FormError>
      <TextInput
        field={form.field("title")}
        label="Title"
        maxLength={300}
        autoComplete="off"
        placeholder="Opening hours"
        description="Shown beside every answer that cites it."
      />
      <TextAreaInput
        field={form.field("text")}
        label="Text"
        rows={12}
        placeholder={"# Opening hours\n\nThe shop is open from nine to five, Monday to Friday."}
        description="Read as Markdown: lines that begin with # are headings. Two million characters at most."
      />
      {botChoice}
      <Button type="submit" variant="primary" isPending={form.isPending} className="self-start">
        Add the text
      </Button>
    </form>
  );
}
