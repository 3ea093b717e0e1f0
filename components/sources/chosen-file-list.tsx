"use client";

import { Button } from "@heroui/react";
import { CircleAlert, FileText, X } from "lucide-react";
import { count } from "@/lib/client/format";
import { formatBytes } from "@/lib/core/format-bytes";
import { MAX_FILES_PER_UPLOAD } from "@/lib/schemas/file-limits";
import { bytesOf, type Choice, type ChosenFile, sendable } from "./chosen-files";
import { FileName } from "./file-name";

type ChosenFileListProps = {
  choice: Choice;
  onRemove(key: string): void;
  onClear(): void;
  isDisabled: boolean;
};

/** What will be sent, and what will not with the reason; each can be taken out again. */
export function ChosenFileList({ choice, onRemove, onClear, isDisabled }: ChosenFileListProps) {
  const files = sendable(choice);
  const leftOut = choice.files.length - files.length;
  if (choice.files.length === 0) return null;
  return (
    <div>
      <div className="mb-2 flex items-center justify-between gap-3">
        <p role="status" className="text-muted">
          {count(files.length, "file")}, {formatBytes(bytesOf(files))}
          {leftOut > 0 && <span className="text-danger-soft-foreground"> · {leftOut} cannot be sent</span>}
        </p>
        <Button variant="ghost" size="sm" onPress={onClear} isDisabled={isDisabled}>
          Remove all
        </Button>
      </div>
      <ul
        aria-label="Chosen files"
        className="max-h-96 overflow-y-auto rounded-xl border border-border bg-surface"
      >
        {choice.files.map((chosen) => (
          <Row key={chosen.key} chosen={chosen} onRemove={onRemove} isDisabled={isDisabled} />
        ))}
      </ul>
      {choice.overflow > 0 && (
        <p className="mt-2 text-warning-soft-foreground">
          {count(choice.overflow, "file")} found no place: {MAX_FILES_PER_UPLOAD} go at once. Add these first,
          then the others as another source.
        </p>
      )}
    </div>
  );
}

type RowProps = { chosen: ChosenFile; onRemove(key: string): void; isDisabled: boolean };

function Row({ chosen: { key, file, problem }, onRemove, isDisabled }: RowProps) {
  const Icon = problem ? CircleAlert : FileText;
  return (
    <li className="flex items-center gap-3 border-separator border-b py-1.5 ps-3 pe-1.5 last:border-0">
      <Icon
        className={`size-4 shrink-0 ${problem ? "text-danger-soft-foreground" : "text-muted"}`}
        aria-hidden="true"
      />
      <span className="min-w-0 flex-1">
        <FileName name={file.name} />
        {problem && <span className="block text-danger-soft-foreground text-xs">{problem}</span>}
      </span>
      <span className="shrink-0 text-muted text-xs tabular-nums">{formatBytes(file.size)}</span>
      <Button
        variant="ghost"
        size="sm"
        isIconOnly
        aria-label={`Remove ${file.name}`}
        onPress={() => onRemove(key)}
        isDisabled={isDisabled}
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}
