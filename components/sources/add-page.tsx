"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { FormError, TextAreaInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { addedWords } from "./added-words";
import { PagesForm } from "./pages-form";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";

const fetchedWords = (body: { url: string } | { urls: string[] }) =>
  "url" in body ? "The page is added, and is being fetched." : "The pages are added, and are being fetched.";

/** One page of the web as a source, or a list of them. */
export function AddPage({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const form = useForm(PagesForm, { url: "" }, async (body, key) => {
    const source = await api.post("/sources", AddedSourceDto, { ...body, botIds }, key);
    notifyDone(source.duplicates.length > 0 ? addedWords(source) : fetchedWords(body));
    router.push(sourcePath(slug, source.id));
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError code={form.formErrorCode}>{form.formError}</FormError>
      <TextAreaInput
        field={form.field("url")}
        label="Addresses"
        rows={3}
        placeholder="https://example.com/help/opening-hours"
        description="One a line. These pages alone, without those they link to. Menus, footers and cookie notices are left out. Since you name them yourself, robots.txt is not asked."
      />
      {botChoice}
      <Button type="submit" variant="primary" isPending={form.isPending} className="self-start">
        Add the pages
      </Button>
    </form>
  );
}
