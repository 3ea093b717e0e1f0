"use client";

import { TextAreaInput, TextInput } from "@/components/patterns/fields";
import { Choice, WordyChoice } from "../choice";
import { Card, Part } from "../part";
import type { Assets } from "../use-assets";
import type { WidgetForm } from "../widget-form";
import { Limits } from "./limits";
import { VerifiedVisitors } from "./verified-visitors";

const PERSISTENCES = [
  {
    value: "none",
    label: "Not at all",
    description: "With every page the conversation begins anew. Nothing is kept in the browser.",
  },
  {
    value: "tab",
    label: "As long as the tab is open",
    description: "It goes on from page to page, and is gone with the tab.",
  },
  {
    value: "month",
    label: "For 30 days",
    description: "Who comes back in the same browser finds it again. Say so in your privacy note.",
  },
] as const;

const LANGUAGES = [
  { value: "auto", label: "As the page or the browser says" },
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
  { value: "es", label: "Español" },
  { value: "fr", label: "Français" },
  { value: "ar", label: "العربية" },
] as const;

/** What visitors are told, what is kept of them, and how much they may ask. */
export function VisitorsPart({ form, botId, assets }: { form: WidgetForm; botId: string; assets: Assets }) {
  return (
    <Part id="visitors" title="Visitors" description="What is kept of them, and how much they may ask.">
      <Card title="Memory and language">
        <WordyChoice
          label="A visitor finds their conversation again"
          description="In the conversations of your team it stays, until the visitor or you erase it."
          field={form.field("persistence")}
          options={PERSISTENCES}
        />
        <Choice
          label="Language of buttons and notes"
          description="Answers come in the language of the question."
          field={form.field("language")}
          options={LANGUAGES}
        />
      </Card>
      <Card title="Privacy note" description="Shown below the conversation, before anything is asked.">
        <TextAreaInput
          field={form.field("privacyText")}
          label="Note"
          rows={2}
          maxLength={300}
          placeholder="What you write here is kept for 30 days."
        />
        <TextInput
          field={form.field("privacyUrl")}
          label="Link to your privacy policy"
          inputMode="url"
          placeholder="https://example.com/privacy"
        />
      </Card>
      <Limits form={form} />
      <VerifiedVisitors botId={botId} {...assets} />
    </Part>
  );
}
