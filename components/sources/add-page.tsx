"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { Address as Url } from "@/lib/schemas/source-config";
import { toAddress } from "./address";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";

const Address = z.object({ url: Url });

/** One page of the web as a source. */
export function AddPage({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const Body = Address.transform(({ url }) => ({ type: "url", url: toAddress(url), botIds }));
  const form = useForm(Body, { url: "" }, async (body, key) => {
    const source = await api.post("/sources", SourceDto, body, key);
    notifyDone("The page is added, and is being fetched.");
    router.push(sourcePath(slug, source.id));
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError>{form.formError}</FormError>
      <TextInput
        field={form.field("url")}
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://example.com/help/opening-hours"
        description="This one page, without the pages it links to. Menus, footers and cookie notices are left out."
      />
      {botChoice}
      <Button type="submit" variant="primary" isPending={form.isPending} className="self-start">
        Add the page
      </Button>
    </form>
  );
}
