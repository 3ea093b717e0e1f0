"use client";

import { TextAreaInput } from "@/components/patterns/fields";
import { WordyChoice } from "../choice";
import { Card, Part } from "../part";
import { Warning } from "../warning";
import type { WidgetForm } from "../widget-form";
import { HostedPage } from "./hosted-page";
import { SiteList } from "./site-list";

const STATES = [
  { value: "off", label: "Off", description: "Nobody but your team can reach this bot." },
  { value: "on", label: "On", description: "Visitors of the sites below can ask it." },
  {
    value: "paused",
    label: "Paused",
    description:
      "It can be opened, says that it takes a break, and answers nothing. It holds as soon as you save.",
  },
] as const;

/** Whether visitors get to see the bot, and where. */
export function PublishPart({ form, hostedUrl }: { form: WidgetForm; hostedUrl: string }) {
  const { state, origins, isHosted } = form.values;
  const isNowhere = state !== "off" && !isHosted && origins.every((site) => site.trim() === "");
  return (
    <Part id="publish" title="Publish" description="Whether visitors can ask this bot, and where.">
      <Card title="State">
        <WordyChoice label="The chat for visitors is" field={form.field("state")} options={STATES} />
        {state === "paused" && (
          <TextAreaInput
            field={form.field("pausedText")}
            label="What it says while paused"
            rows={2}
            maxLength={300}
            placeholder="The chat is taking a break. Please come back later."
          />
        )}
      </Card>
      <Card
        title="Sites"
        description="Only pages of these sites may show the chat. Every other site is turned away."
      >
        {isNowhere && (
          <Warning>
            The chat is {state}, but no site may show it yet. Add the site that it should stand on.
          </Warning>
        )}
        <SiteList field={form.field("origins")} />
      </Card>
      <HostedPage form={form} url={hostedUrl} />
    </Part>
  );
}
