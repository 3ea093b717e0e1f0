import { type BotWidget, DEFAULT_LOOK, LEAD_FIELDS, type LeadField, LIMIT_KINDS } from "@/lib/schemas/widget";
import type { LeadChoice, WidgetValues } from "./values";

/** Numbers that are left to us are not shown as if the owner had chosen them. */
const UNSET_PIXELS = { radius: undefined, offsetX: undefined, offsetY: undefined };

/** The widget as the form shows it, with our defaults where nothing is named. */
export function toValues(widget: BotWidget): WidgetValues {
  const { texts = {}, hosted, limits = {}, lead, privacy } = widget;
  return {
    state: widget.state ?? "off",
    pausedText: widget.pausedText ?? "",
    origins: widget.origins ?? [],
    isHosted: hosted?.isOn ?? false,
    isIndexed: hosted?.isIndexed ?? false,
    hostedTitle: hosted?.title ?? "",
    hostedDescription: hosted?.description ?? "",

    ...{ ...DEFAULT_LOOK, ...UNSET_PIXELS, ...widget.appearance },
    title: texts.title ?? "",
    subtitle: texts.subtitle ?? "",
    placeholder: texts.placeholder ?? "",
    launcher: texts.launcher ?? "",
    greeting: texts.greeting ?? "",
    welcome: widget.welcome ?? "",
    suggestions: (widget.suggestions ?? []).join("\n"),
    followUps: widget.followUps ?? true,
    attribution: widget.attribution ?? true,

    persistence: widget.persistence ?? "tab",
    language: widget.language ?? "auto",
    privacyText: privacy?.text ?? "",
    privacyUrl: privacy?.url ?? "",
    most: keyed(LIMIT_KINDS, (kind) => String(limits.most?.[kind] ?? "")),
    messages: keyed(LIMIT_KINDS, (kind) => limits.messages?.[kind] ?? ""),

    leadWhen: lead?.when ?? "never",
    leadFields: keyed(LEAD_FIELDS, (field) => choiceOf(field, lead)),
    leadIntro: lead?.intro ?? "",
    leadConsent: lead?.consent ?? "",
    personEmail: widget.person?.email ?? "",
  };
}

/** An address is what one gets back to people by: a new form asks for it. */
function choiceOf(field: LeadField, lead: BotWidget["lead"]): LeadChoice {
  if (!lead) return field === "email" ? "required" : "no";
  const asked = lead.fields.find((one) => one.field === field);
  if (!asked) return "no";
  return asked.isRequired ? "required" : "optional";
}

function keyed<Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value): Record<Key, Value> {
  // The entries are made of these very keys.
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;
}
