"use client";

import { Button } from "@heroui/react";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError } from "@/components/patterns/fields";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { MetadataImportDto } from "@/lib/schemas/metadata";
import { importProblem, importWords } from "./import-words";
import type { SourceDialogProps } from "./rename-source";

/** Metadata of many documents at once, from a table. */
export function ImportMetadata(props: SourceDialogProps) {
  return (
    <Dialog title="Metadata from a CSV file" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <ImportForm {...props} />
    </Dialog>
  );
}

function ImportForm({ source }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string>();
  const [result, setResult] = useState<MetadataImportDto>();
  async function send(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    setError(undefined);
    setResult(undefined);
    setIsPending(true);
    try {
      const body = new Blob([chosen], { type: "text/csv" });
      setResult(await api.post(`/sources/${source.id}/metadata`, MetadataImportDto, body));
      router.refresh();
    } catch (thrown) {
      setError(importProblem(AppError.from(thrown)));
    } finally {
      setIsPending(false);
    }
  }
  return (
    <>
      <DialogBody>
        <FormError>{error}</FormError>
        <p className="text-muted">
          The first row names the columns. One of them, <code>document</code>, <code>file</code> or{" "}
          <code>url</code>, says which document a row is about; each other one is a key. An empty cell changes
          nothing.
        </p>
        <pre className="overflow-x-auto rounded-lg bg-default px-3 py-2 text-xs">
          {"file,team,year\nprices.pdf,sales,2026\nguide.docx,support,"}
        </pre>
        {result && <Outcome result={result} />}
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
          {result ? "Done" : "Cancel"}
        </Button>
        <Button
          variant={result ? "secondary" : "primary"}
          isPending={isPending}
          onPress={() => file.current?.click()}
        >
          <FileUp aria-hidden="true" />
          {result ? "Another file…" : "Choose a file…"}
        </Button>
      </DialogFooter>
    </>
  );
}

function Outcome({ result }: { result: MetadataImportDto }) {
  const { unmatched } = result;
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="font-medium">{importWords(result)}</p>
      {unmatched.length > 0 && (
        <>
          <p className="text-muted">No document of this source is called:</p>
          <ul className="max-h-40 overflow-y-auto rounded-lg border border-border px-3 py-2 text-xs">
            {unmatched.map((name) => (
              <li key={name} className="wrap-anywhere">
                {name || "(a row without a name)"}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
