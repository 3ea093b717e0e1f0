"use client";

import { CheckInput } from "@/components/patterns/choice-fields";
import { CopyField } from "@/components/patterns/copy-field";
import { TextInput } from "@/components/patterns/fields";
import { Card } from "../part";
import type { WidgetForm } from "../widget-form";

/** The page of our own that shows the chat, for those who have no site, or want a link. */
export function HostedPage({ form, url }: { form: WidgetForm; url: string }) {
  const { isHosted, state } = form.values;
  return (
    <Card
      title="A page of its own"
      description="The same chat as a whole page, to share by its link. It needs no site."
    >
      <CheckInput
        field={form.field("isHosted")}
        label="Show the page"
        description={
          isHosted && state === "off"
            ? "It is there as soon as the chat is on."
            : "Whoever has the link can ask, also without signing in."
        }
      />
      {isHosted && (
        <>
          <CopyField label="Link" value={url} />
          <TextInput field={form.field("hostedTitle")} label="Title of the page" maxLength={80} />
          <TextInput
            field={form.field("hostedDescription")}
            label="Description"
            description="Shown where the link is shared."
            maxLength={200}
          />
          <CheckInput
            field={form.field("isIndexed")}
            label="Search engines may list it"
            description="Without this the page asks them not to."
          />
        </>
      )}
    </Card>
  );
}
