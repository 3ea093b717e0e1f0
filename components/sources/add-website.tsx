"use client";

import { Button } from "@heroui/react";
import { ScanSearch } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { RadioInput } from "@/components/patterns/choice-fields";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { PreviewDto } from "@/lib/schemas/preview";
import { addedWords } from "./added-words";
import { SitePreview } from "./site-preview";
import { sourcePath } from "./source-paths";
import type { WayProps } from "./way";
import { WEBSITE_AT_FIRST, WebsiteForm } from "./website-form";

const WAYS = [
  {
    value: "website",
    label: "By its links",
    description: "From this page on, along the links of the same site.",
  },
  { value: "sitemap", label: "From its sitemap", description: "The address is that of a sitemap.xml." },
];

/** A whole site as a source, looked at before it is added. */
export function AddWebsite({ botIds, botChoice }: WayProps) {
  const { api, slug } = useTenant();
  const router = useRouter();
  // Which button sends the form; the browser names none when Enter does, and then it is added.
  const intent = useRef<"preview" | "add">("add");
  const [isLooking, setIsLooking] = useState(false);
  const [preview, setPreview] = useState<PreviewDto | null>(null);
  const form = useForm(WebsiteForm, WEBSITE_AT_FIRST, async (body, key) => {
    if (intent.current === "preview") {
      setPreview(null);
      setIsLooking(true);
      const look = api.post("/sources/preview", PreviewDto, body).finally(() => setIsLooking(false));
      setPreview(await look);
      return;
    }
    const source = await api.post("/sources", AddedSourceDto, { ...body, botIds }, key);
    const isHere = source.duplicates.length > 0;
    notifyDone(isHere ? addedWords(source) : "The website is added. Its pages are being found.");
    router.push(sourcePath(slug, source.id));
  });
  const isSite = form.values.way === "website";
  return (
    <form {...form.formProps} className="flex flex-col gap-5">
      <FormError code={form.formErrorCode}>{form.formError}</FormError>
      <TextInput
        field={form.field("url")}
        label="Address"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder={isSite ? "https://example.com/help" : "https://example.com/sitemap.xml"}
      />
      <RadioInput label="How its pages are found" options={WAYS} {...form.field("way")} />
      <TextInput
        field={form.field("maxPages")}
        label="Pages at most"
        inputMode="numeric"
        autoComplete="off"
        description="The source stops there, and says so."
      />
      <details className="group rounded-lg border border-border px-4 py-3">
        <summary className="touch cursor-pointer rounded font-medium">
          Which pages, and which parts of them
        </summary>
        <div className="mt-4 flex flex-col gap-5">
          {isSite && (
            <TextInput
              field={form.field("maxDepth")}
              label="Clicks from the start at most"
              inputMode="numeric"
              autoComplete="off"
            />
          )}
          <TextAreaInput
            field={form.field("include")}
            label="Only these paths"
            rows={2}
            placeholder="/help"
            description="One a line. * stands for any characters; without one, a path and all below it."
          />
          <TextAreaInput field={form.field("exclude")} label="Not these paths" rows={2} placeholder="/blog" />
          <TextAreaInput
            field={form.field("keep")}
            label="Read only these parts"
            rows={2}
            placeholder="article.content"
            description="CSS selectors, one a line. Empty: what looks like the content."
          />
          <TextAreaInput
            field={form.field("drop")}
            label="Leave out these parts"
            rows={2}
            placeholder=".comments"
          />
        </div>
      </details>
      {botChoice}
      <p className="text-muted">What robots.txt asks for is done, and pages that say the same count once.</p>
      {preview && <SitePreview preview={preview} />}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          isPending={form.isPending && !isLooking}
          isDisabled={isLooking}
          onPress={() => {
            intent.current = "add";
          }}
        >
          Add the website
        </Button>
        <Button
          type="submit"
          variant="secondary"
          isPending={isLooking}
          isDisabled={form.isPending && !isLooking}
          onPress={() => {
            intent.current = "preview";
          }}
        >
          <ScanSearch aria-hidden="true" />
          {isLooking ? "Looking around…" : "Preview"}
        </Button>
      </div>
    </form>
  );
}
