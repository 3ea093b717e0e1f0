"use client";

import { Button } from "@heroui/react";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { ImportedDto } from "@/lib/schemas/evaluation";
import { importedWords, importProblems } from "./import-words";

const EXAMPLE = `question,expects,document,passage,answer
When do you open?,,hours.pdf,from nine,
What does it cost?,,,,12 euros
Who won the cup?,refuses,,,`;

/** Many questions at once, from a table; all of its rows, or none. */
export function ImportQuestions({ setId }: { setId: string }) {
  const { api } = useTenant();
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [isPending, setIsPending] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [result, setResult] = useState<ImportedDto>();
  async function send(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    setProblems([]);
    setResult(undefined);
    setIsPending(true);
    try {
      const body = new Blob([chosen], { type: "text/csv" });
      setResult(await api.post(`/evaluations/${setId}/import`, ImportedDto, body));
      router.refresh();
    } catch (thrown) {
      setProblems(importProblems(AppError.from(thrown)));
    } finally {
      setIsPending(false);
    }
  }
  return (
    <>
      <DialogBody>
        {problems.length > 0 && (
          <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-danger-soft-foreground">
            <p className="font-medium">Nothing was taken in.</p>
            <ul className="mt-1 flex flex-col gap-0.5">
              {problems.map((problem) => (
                <li key={problem} className="wrap-anywhere">
                  {problem}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="text-muted">
          The first row names the columns: <code>question</code>, and any of <code>expects</code>,{" "}
          <code>document</code>, <code>source</code>, <code>passage</code> and <code>answer</code>. A document
          is named by its title, file name, address or id. A question that is there already is changed.
        </p>
        <pre className="overflow-x-auto rounded-lg bg-default px-3 py-2 text-xs">{EXAMPLE}</pre>
        {result && (
          <p role="status" className="font-medium">
            {importedWords(result)}
          </p>
        )}
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
