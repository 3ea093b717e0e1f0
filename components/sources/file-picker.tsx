"use client";

import { FileUp } from "lucide-react";
import { MAX_FILES_PER_UPLOAD } from "@/lib/schemas/file-limits";
import { MAX_FILE_MEGABYTES } from "./chosen-files";

type FilePickerProps = { onFiles(files: File[]): void; isOver: boolean; isDisabled: boolean };

/** Where files are chosen: by press, by key, or dropped, here or anywhere on the page. */
export function FilePicker({ onFiles, isOver, isDisabled }: FilePickerProps) {
  return (
    <label
      className={`flex flex-col items-center rounded-xl border border-dashed px-6 py-10 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-focus ${
        isOver ? "border-accent bg-accent-soft" : "border-field-border hover:bg-surface-secondary"
      } ${isDisabled ? "cursor-not-allowed opacity-60" : "cursor-pointer"}`}
    >
      <input
        type="file"
        multiple
        disabled={isDisabled}
        className="sr-only"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // So that the same file can be chosen again after it was removed.
          target.value = "";
        }}
      />
      <span className="mb-3 flex size-10 items-center justify-center rounded-lg border border-border bg-surface text-muted">
        <FileUp className="size-5" aria-hidden="true" />
      </span>
      <span className="font-medium text-base">
        <span className="pointer-fine:hidden">Choose files</span>
        <span className="pointer-coarse:hidden">
          {isOver ? "Let go to add them" : "Drop files or folders here"}
        </span>
      </span>
      <span className="mt-1 text-muted pointer-coarse:hidden">
        or <span className="font-medium text-link underline underline-offset-4">choose files</span>
      </span>
      <span className="mt-4 max-w-md text-balance text-muted text-xs">
        PDF, Word, PowerPoint, Excel, OpenDocument, e-books (EPUB), web pages, mails (EML, MSG) with what is
        attached to them, Markdown and other text, tables (CSV), data (JSON, XML), subtitles (VTT, SRT), and
        ZIP archives of all these. Up to {MAX_FILE_MEGABYTES} MB each, {MAX_FILES_PER_UPLOAD} at once. Scanned
        pages need text recognition first.
      </span>
    </label>
  );
}
