"use client";

import { Button, Description, Input, Label, TextField } from "@heroui/react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { count } from "@/lib/client/format";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { addedWords } from "./added-words";
import { ChosenFileList } from "./chosen-file-list";
import { type Choice, choose, NO_FILES, sendable, withoutFile } from "./chosen-files";
import { FileEstimate } from "./file-estimate";
import { FilePicker } from "./file-picker";
import { takeHanded } from "./handed-files";
import { sourcePath } from "./source-paths";
import { Sending, UploadFailure } from "./upload-status";
import { useFileDrop } from "./use-file-drop";
import { useUpload } from "./use-upload";
import type { WayProps } from "./way";

/** Files as one source. What is chosen stays until it is added. */
export function AddFiles({ botIds, botChoice, onDropped }: WayProps & { onDropped(): void }) {
  const { slug } = useTenant();
  const router = useRouter();
  const [choice, setChoice] = useState(NO_FILES);
  const [title, setTitle] = useState("");
  const { state, isSending, start, cancel, forgetFailure } = useUpload((source, isStillHere) => {
    const href = sourcePath(slug, source.id);
    const show = { label: "Show it", run: () => router.push(href) };
    notifyDone(addedWords(source), isStillHere ? undefined : show);
    if (isStillHere) router.push(href);
  });
  const files = sendable(choice);
  const change = (to: (before: Choice) => Choice) => {
    setChoice(to);
    forgetFailure();
  };
  const add = (more: File[]) => change((before) => choose(before, more));
  const isOver = useFileDrop(
    isSending
      ? null
      : (dropped) => {
          add(dropped);
          onDropped();
        },
  );

  // Syncs with: files that were dropped on another page.
  useEffect(() => {
    const handed = takeHanded();
    if (handed.length > 0) setChoice((before) => choose(before, handed));
  }, []);

  function send(event: FormEvent) {
    event.preventDefault();
    if (files.length > 0 && !isSending) void start({ files, title, botIds });
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-5">
      <FilePicker onFiles={add} isOver={isOver} isDisabled={isSending} />
      <ChosenFileList
        choice={choice}
        onRemove={(key) => change((before) => withoutFile(before, key))}
        onClear={() => change(() => NO_FILES)}
        isDisabled={isSending}
      />
      <fieldset disabled={isSending} className="m-0 flex min-w-0 flex-col gap-5">
        {files.length > 0 && (
          <TextField value={title} onChange={setTitle} maxLength={300} fullWidth>
            <Label>Name</Label>
            <Input placeholder={files[0]?.name} dir="auto" fullWidth />
            <Description>Left empty, it is named after the first file.</Description>
          </TextField>
        )}
        {botChoice}
      </fieldset>
      {files.length > 0 && !isSending && <FileEstimate files={files} />}
      {state.status === "failed" && <UploadFailure error={state.error} />}
      {state.status === "sending" ? (
        <Sending progress={state.progress} onCancel={cancel} />
      ) : (
        <Button type="submit" variant="primary" isDisabled={files.length === 0} className="self-start">
          {labelOf(files.length, state.status === "failed")}
        </Button>
      )}
    </form>
  );
}

function labelOf(files: number, hasFailed: boolean): string {
  if (hasFailed) return "Try again";
  return files === 0 ? "Add files" : `Add ${count(files, "file")}`;
}
