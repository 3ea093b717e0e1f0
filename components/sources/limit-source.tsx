"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { DEFAULT_PAGES, DEFAULT_SITE_BYTES, MAX_PAGES, MAX_SITE_BYTES } from "@/lib/schemas/source-config";
import type { SourceDialogProps } from "./rename-source";
import { lines, wholeNumber } from "./website-form";

const MEGABYTE = 1024 * 1024;

const Body = z
  .object({
    maxPages: wholeNumber(1, MAX_PAGES),
    megabytes: wholeNumber(1, MAX_SITE_BYTES / MEGABYTE),
    include: lines,
    exclude: lines,
    keep: lines,
    drop: lines,
  })
  .transform(({ megabytes, ...site }) => ({ site: { ...site, maxBytes: megabytes * MEGABYTE } }));

/** How far a look at a site goes. */
export function LimitSource(props: SourceDialogProps) {
  return (
    <Dialog title="How far it goes" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <LimitForm {...props} />
    </Dialog>
  );
}

function toFields({ site }: SourceDialogProps["source"]) {
  const { maxPages = DEFAULT_PAGES, maxBytes = DEFAULT_SITE_BYTES } = site ?? {};
  const { include = [], exclude = [], keep = [], drop = [] } = site ?? {};
  const inLines = (list: readonly string[]) => list.join("\n");
  return {
    maxPages: String(maxPages),
    megabytes: String(Math.max(1, Math.round(maxBytes / MEGABYTE))),
    include: inLines(include),
    exclude: inLines(exclude),
    keep: inLines(keep),
    drop: inLines(drop),
  };
}

function LimitForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(Body, toFields(source), async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone("Saved. It holds from the next look on.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("maxPages")}
          label="Pages at most"
          inputMode="numeric"
          autoFocus
          autoComplete="off"
        />
        <TextAreaInput
          field={form.field("include")}
          label="Only these paths"
          rows={2}
          placeholder="/help"
          description="One a line. * stands for any characters; without one, a path and all below it."
        />
        <TextAreaInput field={form.field("exclude")} label="Not these paths" rows={2} placeholder="/blog" />
        <TextInput
          field={form.field("megabytes")}
          label="Megabytes at most"
          inputMode="numeric"
          autoComplete="off"
          description="What one look may bring over the network; it stops there, and keeps what it has."
        />
        <TextAreaInput
          field={form.field("keep")}
          label="Take only these parts of a page"
          rows={2}
          placeholder="main"
          description="CSS selectors, one a line. Pages that are there already are read again."
        />
        <TextAreaInput
          field={form.field("drop")}
          label="Leave these parts out"
          rows={2}
          placeholder=".comments"
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
