/** @jsxImportSource preact */
import type { LeadField } from "@/lib/schemas/widget";
import type { Config } from "./config";
import { type DetailsField, DetailsForm } from "./details-form";
import type { Link } from "./link";
import type { Talking } from "./talking";

type FormProps = {
  config: Config;
  link: Link;
  talking: Talking;
  onDone(thanks: string): void;
  onSkip: (() => void) | null;
};

const KINDS: Record<LeadField, DetailsField["kind"]> = {
  name: "text",
  email: "email",
  phone: "tel",
  company: "text",
};

/** What goes along with a form: in which conversation it was, and on which page. */
function aboutOf(link: Link, { talk }: Talking): object {
  return {
    ...(talk.conversationId && { conversationId: talk.conversationId }),
    ...(link.page && { page: { url: link.page.url } }),
  };
}

/** The owner's form for a visitor's details. */
export function LeadForm({ config, link, talking, onDone, onSkip }: FormProps) {
  const { words, lead } = config;
  if (!lead) return null;
  const fields = lead.fields.map(({ field, isRequired }) => ({
    ...{ name: field, label: words.fields[field], isRequired, kind: KINDS[field] },
  }));
  const consent: DetailsField[] = lead.consent
    ? [{ name: "consent", label: lead.consent, isRequired: true, kind: "tick" }]
    : [];
  return (
    <DetailsForm
      config={config}
      fields={[...fields, ...consent]}
      submit={words.submit}
      onSkip={onSkip}
      onSend={async ({ consent: ticked, ...given }) => {
        const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ""));
        const body = { ...named, consent: ticked !== undefined && ticked !== "", ...aboutOf(link, talking) };
        const { id } = await talking.visit.json<{ id: string }>("lead", body);
        link.say({ type: "event", name: "lead", detail: { id } });
        onDone(words.leadThanks);
      }}
    >
      <p dir="auto">{lead.intro ?? words.leadIntro}</p>
    </DetailsForm>
  );
}

/** Asking somebody of the team: by mail, with what was said so far. */
export function PersonForm({ config, link, talking, onDone, onSkip }: FormProps) {
  const { words } = config;
  const { person, fields } = words;
  return (
    <DetailsForm
      config={config}
      fields={[
        { name: "email", label: fields.email, isRequired: true, kind: "email" },
        { name: "name", label: fields.name, isRequired: false, kind: "text" },
        { name: "message", label: person.message, isRequired: true, kind: "long" },
      ]}
      submit={person.send}
      onSkip={onSkip}
      onSend={async ({ email, name, message }) => {
        const body = { email, message, ...(name?.trim() && { name }), ...aboutOf(link, talking) };
        await talking.visit.json("person", body);
        onDone(person.thanks);
      }}
    >
      <p>{person.intro}</p>
    </DetailsForm>
  );
}
