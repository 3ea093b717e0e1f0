"use client";

import { Button } from "@heroui/react";
import { ImageUp } from "lucide-react";
import Image from "next/image";
import { useRef, useState } from "react";
import { z } from "zod";
import { FormError } from "@/components/patterns/fields";
import { callApi } from "@/lib/client/api";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { AppError } from "@/lib/core/errors";
import { logoHref } from "../logo-href";
import type { Assets } from "../use-assets";

const MOST_KILOBYTES = 256;
const TYPES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const Nothing = z.null();

/** The picture in the head of the chat. It is kept at once, not with the rest of the form. */
export function Logo({ botId, assets, reload }: Assets & { botId: string }) {
  const { api, slug, can } = useTenant();
  const file = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  const path = `/bots/${botId}/logo`;
  const removal = useMutation(() => api.remove(path), {
    done: "The logo is removed.",
    after: () => reload(),
  });
  const logo = assets?.logo;

  async function send(picture: File | undefined): Promise<void> {
    if (!picture) return;
    const wrong = problemOf(picture);
    setError(wrong);
    if (wrong) return;
    setIsPending(true);
    try {
      await callApi("PUT", path, { tenant: slug, body: picture, answer: Nothing });
      notifyDone("The logo is kept.");
      reload();
    } catch (thrown) {
      setError(AppError.from(thrown).message);
    } finally {
      setIsPending(false);
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="label">Logo</p>
      <FormError>{error}</FormError>
      <div className="flex flex-wrap items-center gap-3">
        {logo && (
          // From our own API to a session: no optimizer in between could read it.
          <Image
            unoptimized
            loading="eager"
            width={40}
            height={40}
            src={logoHref(slug, botId, logo.updatedAt)}
            alt="The logo as it is now"
            className="size-10 rounded-lg border border-border bg-surface-secondary object-contain"
          />
        )}
        <input
          ref={file}
          type="file"
          accept={TYPES.join(",")}
          aria-label="Picture for the logo"
          className="hidden"
          onChange={({ currentTarget }) => {
            void send(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
        <Button
          variant="secondary"
          isPending={isPending}
          isDisabled={!can("bots:write")}
          onPress={() => file.current?.click()}
        >
          <ImageUp aria-hidden="true" />
          {logo ? "Replace the logo…" : "Choose a picture…"}
        </Button>
        {logo && (
          <Button variant="ghost" isPending={removal.isPending} onPress={() => void removal.run()}>
            Remove
          </Button>
        )}
      </div>
      <p className="text-muted text-sm">
        PNG, JPEG, GIF or WebP, at most {MOST_KILOBYTES} KB, best square. It is kept as soon as you choose it.
      </p>
    </div>
  );
}

function problemOf({ type, size }: File): string | undefined {
  if (!TYPES.includes(type)) return "The logo must be a PNG, JPEG, GIF or WebP picture.";
  if (size > MOST_KILOBYTES * 1024)
    return `The picture has ${Math.ceil(size / 1024).toLocaleString("en")} KB; it may have ${MOST_KILOBYTES}. Make it smaller and try again.`;
  return undefined;
}
