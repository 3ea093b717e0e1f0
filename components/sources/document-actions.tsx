"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import { Download, EllipsisVertical, Eye, EyeOff, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { fileHref } from "@/lib/client/api";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { DocumentDto } from "@/lib/schemas/source";
import { whatGoes } from "./document-facts";

/** What can be done with one document of many: get its original, keep it from answering, or delete it. */
export function DocumentActions({ document }: { document: DocumentDto }) {
  const { id, title, hasFile, isDisabled } = document;
  const { api, slug, can } = useTenant();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(() => api.remove(`/documents/${id}`), { done: `“${title}” is deleted.` });
  const toggle = useMutation(() => api.patch(`/documents/${id}`, DocumentDto, { isDisabled: !isDisabled }), {
    done: isDisabled ? `“${title}” is enabled.` : `“${title}” is disabled: no bot answers from it.`,
  });
  const canWrite = can("sources:write");
  if (!hasFile && !canWrite) return null;
  return (
    <>
      <Dropdown>
        <Button variant="ghost" size="sm" isIconOnly aria-label={`More about ${title}`}>
          <EllipsisVertical aria-hidden="true" />
        </Button>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu aria-label={title}>
            {hasFile ? (
              <Dropdown.Item id="file" href={fileHref(slug, id)} textValue="Download the original">
                <Download className="size-4" aria-hidden="true" />
                <Label>Download the original</Label>
              </Dropdown.Item>
            ) : null}
            {canWrite ? (
              <Dropdown.Item
                id="toggle"
                textValue={isDisabled ? "Enable" : "Disable"}
                onAction={() => toggle.run()}
              >
                {isDisabled ? (
                  <Eye className="size-4" aria-hidden="true" />
                ) : (
                  <EyeOff className="size-4" aria-hidden="true" />
                )}
                <Label>{isDisabled ? "Enable" : "Disable"}</Label>
              </Dropdown.Item>
            ) : null}
            {canWrite ? (
              <Dropdown.Item
                id="delete"
                variant="danger"
                textValue="Delete"
                onAction={() => setIsAsking(true)}
              >
                <Trash2 className="size-4" aria-hidden="true" />
                <Label className="text-danger-soft-foreground">Delete…</Label>
              </Dropdown.Item>
            ) : null}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <ConfirmDialog
        title="Delete this document?"
        action="Delete the document"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => remove.run()}
      >
        <p>
          <strong dir="auto" className="wrap-anywhere text-foreground">
            {title}
          </strong>{" "}
          {whatGoes(document)} gone from every answer at once, and its file is erased right after. This cannot
          be undone.
        </p>
      </ConfirmDialog>
    </>
  );
}
