"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { FormError, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { toAddress } from "@/lib/core/address";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { Address } from "@/lib/schemas/source-config";
import { addedWords } from "./added-words";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";

const Video = z.object({ url: Address });

/** A video as a source, by its subtitles. */
export function AddVideo({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  const Body = Video.transform(({ url }) => ({ type: "youtube", url: toAddress(url), botIds }));
  const form = useForm(Body, { url: "" }, async (body, key) => {
    const source = await api.post("/sources", AddedSourceDto, body, key);
    const isHere = source.duplicates.length > 0;
    notifyDone(isHere ? addedWords(source) : "The video is added. Its transcript is being fetched.");
    router.push(sourcePath(slug, source.id));
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError code={form.formErrorCode}>{form.formError}</FormError>
      <TextInput
        field={form.field("url")}
        label="Address of a YouTube video"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://www.youtube.com/watch?v=…"
        description="What is said in it, by its subtitles. A video without any cannot be read."
      />
      {botChoice}
      <Button type="submit" variant="primary" isPending={form.isPending} className="self-start">
        Add the video
      </Button>
    </form>
  );
}
