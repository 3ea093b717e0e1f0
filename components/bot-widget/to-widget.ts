import { toColour } from "@/lib/core/contrast";
import { toSiteOrigin } from "@/lib/core/site-origin";
import {
  type BotWidget,
  DEFAULT_LOOK,
  LEAD_FIELDS,
  LIMIT_KINDS,
  type LimitKind,
  type WidgetAppearance,
} from "@/lib/schemas/widget";
import { linesOf } from "./problems";
import type { WidgetValues } from "./values";

/** What to send and to show: the form's values, without what is left to us. */
export function toWidget(values: WidgetValues): BotWidget {
  const { state, persistence, language, personEmail } = values;
  const asked = linesOf(values.suggestions);
  const origins = values.origins.flatMap((site) => toSiteOrigin(site) ?? []);
  const email = textOf(personEmail);
  return whole({
    welcome: textOf(values.welcome),
    suggestions: asked.length > 0 ? asked : undefined,
    followUps: values.followUps ? undefined : false,
    state: state === "off" ? undefined : state,
    pausedText: textOf(values.pausedText),
    origins: origins.length > 0 ? origins : undefined,
    hosted: hostedOf(values),
    persistence: persistence === "tab" ? undefined : persistence,
    language: language === "auto" ? undefined : language,
    texts: groupOf({
      title: textOf(values.title),
      subtitle: textOf(values.subtitle),
      placeholder: textOf(values.placeholder),
      launcher: textOf(values.launcher),
      greeting: textOf(values.greeting),
    }),
    appearance: appearanceOf(values),
    privacy: privacyOf(values),
    attribution: values.attribution ? undefined : false,
    limits: limitsOf(values),
    lead: leadOf(values),
    person: email === undefined ? undefined : { email },
  });
}

function hostedOf({
  isHosted,
  isIndexed,
  hostedTitle,
  hostedDescription,
}: WidgetValues): BotWidget["hosted"] {
  const texts = { title: textOf(hostedTitle), description: textOf(hostedDescription) };
  const isUntouched = !isHosted && !isIndexed && groupOf(texts) === undefined;
  return isUntouched ? undefined : { isOn: isHosted, isIndexed, ...whole(texts) };
}

function appearanceOf(values: WidgetValues): WidgetAppearance | undefined {
  const { scheme, radius, font, icon, position, offsetX, offsetY } = values;
  const colour = toColour(values.colour) ?? DEFAULT_LOOK.colour;
  return groupOf<WidgetAppearance>({
    colour: colour === DEFAULT_LOOK.colour ? undefined : colour,
    scheme: scheme === DEFAULT_LOOK.scheme ? undefined : scheme,
    font: font === DEFAULT_LOOK.font ? undefined : font,
    icon: icon === DEFAULT_LOOK.icon ? undefined : icon,
    position: position === DEFAULT_LOOK.position ? undefined : position,
    ...{ radius, offsetX, offsetY },
  });
}

function privacyOf({ privacyText, privacyUrl }: WidgetValues): BotWidget["privacy"] {
  const text = textOf(privacyText);
  return text === undefined ? undefined : whole({ text, url: textOf(privacyUrl) });
}

function limitsOf({ most, messages }: WidgetValues): BotWidget["limits"] {
  const numbers: Partial<Record<LimitKind, number>> = {};
  const words: Partial<Record<LimitKind, string>> = {};
  for (const kind of LIMIT_KINDS) {
    const [number, message] = [textOf(most[kind]), textOf(messages[kind])];
    if (number !== undefined) numbers[kind] = Number(number);
    if (message !== undefined) words[kind] = message;
  }
  return groupOf({ most: groupOf(numbers), messages: groupOf(words) });
}

function leadOf({ leadWhen, leadFields, leadIntro, leadConsent }: WidgetValues): BotWidget["lead"] {
  if (leadWhen === "never") return undefined;
  const fields = LEAD_FIELDS.filter((field) => leadFields[field] !== "no").map((field) => ({
    field,
    isRequired: leadFields[field] === "required",
  }));
  return whole({ when: leadWhen, fields, intro: textOf(leadIntro), consent: textOf(leadConsent) });
}

function textOf(written: string): string | undefined {
  const text = written.trim();
  return text === "" ? undefined : text;
}

/** The same without what is not named. */
function whole<Group extends object>(group: Group): Group {
  // Only keys whose value is undefined go, and those are optional.
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined)) as Group;
}

function groupOf<Group extends object>(group: Group): Group | undefined {
  const named = whole(group);
  return Object.keys(named).length > 0 ? named : undefined;
}
