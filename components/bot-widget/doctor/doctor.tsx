"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { FormError, TextInput } from "@/components/patterns/fields";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { DoctorBody, DoctorDto } from "@/lib/schemas/widget-doctor";
import { Card } from "../part";
import { Finding } from "./finding";

/** Looks at a page of the owner's site and says what keeps the chat from showing there. */
export function Doctor({ botId }: { botId: string }) {
  const { api } = useTenant();
  const [result, setResult] = useState<DoctorDto | null>(null);
  const form = useForm(DoctorBody, { url: "" }, async (body) => {
    setResult(null);
    setResult(await api.post(`/bots/${botId}/widget/doctor`, DoctorDto, body));
  });
  return (
    <Card
      title="Check a page"
      description="We fetch the page as a stranger would and look for what keeps the chat from showing. Settings count as they are saved."
    >
      <form {...form.formProps} className="flex flex-col gap-4">
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("url")}
          label="Address of the page"
          inputMode="url"
          placeholder="https://example.com/help"
        />
        <Button type="submit" variant="secondary" className="self-start" isPending={form.isPending}>
          Check the page
        </Button>
      </form>
      <div role="status">
        {result && (
          <>
            <p className="wrap-anywhere text-muted">{result.url}</p>
            <ul className="m-0 mt-3 flex list-none flex-col gap-4 p-0">
              {result.findings.map((finding) => (
                <Finding key={`${finding.id} ${finding.change?.line ?? finding.detail}`} finding={finding} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}
