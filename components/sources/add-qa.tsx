"use client";

import { Button } from "@heroui/react";
import { FileUp, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { AddQaSource, SourceDto } from "@/lib/schemas/source";
import { PairFields } from "./pair-fields";
import { filledIn, isWhole, newRow, type PairRow, readPairs } from "./pairs";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";

const Written = z.object({
  title: AddQaSource.shape.title,
  items: z
    .custom<PairRow[]>()
    .transform((rows) => filledIn(rows).map(({ question, answer }) => ({ question, answer })))
    .refine((pairs) => pairs.every(isWhole), "Each question needs an answer, and each answer a question")
    .pipe(AddQaSource.shape.items),
});

/** Questions with the answers that are to be given, typed in or from a table, as a source. */
export function AddQa({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const [atFirst] = useState(() => [newRow()]);
  const file = useRef<HTMLInputElement>(null);
  const Body = Written.transform((written) => ({ type: "qa", ...written, botIds }));
  const form = useForm(Body, { title: "", items: atFirst }, async (body, key) => {
    const source = await api.post("/sources", SourceDto, body, key);
    notifyDone(`“${source.title}” is added.`);
    router.push(sourcePath(slug, source.id));
  });
  const { value: items, error, onChange } = form.field("items");
  async function addFrom(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const pairs = readPairs(await chosen.text());
    onChange([...filledIn(items), ...pairs.map(newRow)]);
    notifyDone(
      pairs.length > 0 ? `${count(pairs.length, "pair")} added.` : "No pair was found in this file.",
    );
  }
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError code={form.formErrorCode}>{form.formError}</FormError>
      <TextInput
        field={form.field("title")}
        label="Title"
        maxLength={300}
        autoComplete="off"
        placeholder="What guests ask"
      />
      <PairFields pairs={items} error={error} onChange={onChange} />
      <div className="flex flex-wrap gap-2">
        <Button variant="secondary" onPress={() => onChange([...items, newRow()])}>
          <Plus aria-hidden="true" />
          Add a question
        </Button>
        <Button variant="secondary" onPress={() => file.current?.click()}>
          <FileUp aria-hidden="true" />
          From a CSV file…
        </Button>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="CSV file with two columns: question, answer"
          className="hidden"
          onChange={({ currentTarget }) => {
            void addFrom(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </div>
      <p className="text-muted">
        The CSV file has two columns: question, answer. An answer cites its question.
      </p>
      {botChoice}
      <Button type="submit" variant="primary" isPending={form.isPending} className="self-start">
        Add the questions
      </Button>
    </form>
  );
}
