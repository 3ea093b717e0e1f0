"use client";

import { Button } from "@heroui/react";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError } from "@/components/patterns/fields";
import { asSentence } from "@/lib/client/form-errors";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { CuratedImportDto } from "@/lib/schemas/curated";

type ImportAnswersProps = { botId: string };

/** The button that takes answers out of a table, and what the table has to look like. */
export function ImportAnswers({ botId }: ImportAnswersProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        <FileUp aria-hidden="true" />
        Import
      </Button>
      <Dialog title="Answers from a CSV file" isOpen={isOpen} onOpenChange={setIsOpen}>
        <ImportForm botId={botId} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function ImportForm({ botId, onDone }: ImportAnswersProps & { onDone(): void }) {
  const { api } = useTenant();
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string>();

  async function send(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    setError(undefined);
    setIsPending(true);
    try {
      const body = new Blob([chosen], { type: "text/csv" });
      notifyDone(inWords(await api.post(`/bots/${botId}/answers/import`, CuratedImportDto, body)));
      onDone();
      router.refresh();
    } catch (thrown) {
      setError(problemOf(AppError.from(thrown)));
    } finally {
      setIsPending(false);
    }
  }

  return (
    <>
      <DialogBody>
        <FormError>{error}</FormError>
        <p className="text-muted">
          The first row names the columns: <code>question</code> and <code>answer</code>, and, if you like,{" "}
          <code>alternatives</code> and <code>links</code> (one a line within the cell) and{" "}
          <code>disabled</code>. A question that is answered already gets the new answer. When a row is wrong,
          nothing is changed.
        </p>
        <pre className="overflow-x-auto rounded-lg bg-default px-3 py-2 text-xs">
          {'question,answer\nHow do I pay?,"By card, or by invoice."'}
        </pre>
        <input
          ref={file}
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          className="hidden"
          onChange={({ currentTarget }) => {
            void send(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button variant="primary" isPending={isPending} onPress={() => file.current?.click()}>
          <FileUp aria-hidden="true" />
          Choose a file…
        </Button>
      </DialogFooter>
    </>
  );
}

function inWords({ created, updated, unchanged }: CuratedImportDto): string {
  return `${count(created, "answer")} added, ${updated} changed, ${unchanged} as before.`;
}

function problemOf(error: AppError): string {
  const [first, ...others] = error.details?.issues ?? [];
  if (!first) return error.message;
  const more = others.length > 0 ? ` And ${count(others.length, "more problem")}.` : "";
  return `${asSentence(`The table ${first.message}`.replace("The table row", "Row"))}${more}`;
}
