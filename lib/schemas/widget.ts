import { z } from "zod";
import { toSiteOrigin } from "@/lib/core/site-origin";
import { line, prose } from "./common";

/** The languages that the widget itself speaks; answers come in the language of the question. */
export const WIDGET_LANGUAGES = ["en", "de", "es", "fr", "ar"] as const;
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number];

/** `off`: nothing of it is served · `on` · `paused`: it opens, says so, and answers nothing. */
export const WIDGET_STATES = ["off", "on", "paused"] as const;
export type WidgetState = (typeof WIDGET_STATES)[number];

/** How long a visitor's conversation is found again: not at all, in this tab, or for 30 days. */
export const PERSISTENCES = ["none", "tab", "month"] as const;
export type Persistence = (typeof PERSISTENCES)[number];

export const COLOUR_SCHEMES = ["auto", "light", "dark"] as const;
export const WIDGET_FONTS = ["system", "serif", "rounded", "mono"] as const;
export const LAUNCHER_ICONS = ["chat", "question", "book", "spark"] as const;

/** The side of the page where the launcher stands; in a page that reads from right to left, `end` is the left. */
export const POSITIONS = ["end", "start"] as const;

export const MOST_ORIGINS = 50;

const SiteOrigin = z
  .string()
  .max(300)
  .transform((written, context) => {
    const origin = toSiteOrigin(written);
    if (origin) return origin;
    context.addIssue({
      code: "custom",
      message: "must be the origin of a site, such as https://example.com or https://*.example.com",
    });
    return z.NEVER;
  });

const httpsUrl = z.url({ protocol: /^https?$/, error: "must be a whole address that begins with https://" });
const colour = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour such as #2563eb, in lower case");
const offset = z.number().int().min(0).max(200);

export const WidgetAppearance = z.strictObject({
  colour: colour.optional(),
  scheme: z.enum(COLOUR_SCHEMES).optional(),
  /** Of the panel's corners, in CSS pixels. */
  radius: z.number().int().min(0).max(28).optional(),
  font: z.enum(WIDGET_FONTS).optional(),
  icon: z.enum(LAUNCHER_ICONS).optional(),
  position: z.enum(POSITIONS).optional(),
  /** From the edges of the window, in CSS pixels. */
  offsetX: offset.optional(),
  offsetY: offset.optional(),
});
export type WidgetAppearance = z.infer<typeof WidgetAppearance>;

export const WidgetTexts = z.strictObject({
  title: line(60).optional(),
  subtitle: line(120).optional(),
  placeholder: line(80).optional(),
  /** What the launcher is called, for those who hear the page. */
  launcher: line(60).optional(),
  /** A line beside the launcher until it is opened or dismissed. */
  greeting: line(120).optional(),
});

/** The fields that a form for visitors may ask for. */
export const LEAD_FIELDS = ["name", "email", "phone", "company"] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

/** When the form comes: before the first question, or when the bot does not know. */
export const LEAD_MOMENTS = ["before", "unknown"] as const;

export const WidgetLead = z.strictObject({
  when: z.enum(LEAD_MOMENTS),
  fields: z
    .array(z.strictObject({ field: z.enum(LEAD_FIELDS), isRequired: z.boolean() }))
    .min(1)
    .max(LEAD_FIELDS.length)
    .refine(
      (fields) => new Set(fields.map(({ field }) => field)).size === fields.length,
      "must not name a field twice",
    ),
  intro: prose(300).optional(),
  /** What the visitor agrees to, by a box to tick; without it there is no box. */
  consent: prose(500).optional(),
});

/** Asking a person: the mail goes to `email`. */
export const WidgetPerson = z.strictObject({ email: z.email().max(254) });

/** What is counted against what is allowed. */
export const LIMIT_KINDS = ["address", "visitor", "botMinute", "botDay"] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** Questions: from one network address and by one visitor a minute, to the bot a minute and a day. */
export const DEFAULT_WIDGET_LIMITS: Record<LimitKind, number> = {
  address: 20,
  visitor: 10,
  botMinute: 120,
  botDay: 5_000,
};

const most = z.number().int().min(1).max(1_000_000).optional();
const own = prose(300).optional();

export const WidgetLimits = z.strictObject({
  most: z.strictObject({ address: most, visitor: most, botMinute: most, botDay: most }).optional(),
  /** The owner's own words in the chat, in place of ours. */
  messages: z.strictObject({ address: own, visitor: own, botMinute: own, botDay: own }).optional(),
});

/** The page `/c/<bot>`. */
export const HostedPage = z.strictObject({
  isOn: z.boolean(),
  /** Whether search engines may list it. */
  isIndexed: z.boolean(),
  title: line(80).optional(),
  description: line(200).optional(),
});

/** How a bot shows itself to visitors. What is not named is as our defaults say. */
export const BotWidget = z.strictObject({
  welcome: prose(500).optional(),
  suggestions: z.array(line(120)).max(6).optional(),
  /** After an answer, offers what stands beside the cited passages as the next question; on by default. */
  followUps: z.boolean().optional(),
  /** `off` when not named. */
  state: z.enum(WIDGET_STATES).optional(),
  pausedText: prose(300).optional(),
  /** The sites that may show it; none when empty. */
  origins: z.array(SiteOrigin).max(MOST_ORIGINS).optional(),
  hosted: HostedPage.optional(),
  /** `tab` when not named. */
  persistence: z.enum(PERSISTENCES).optional(),
  /** `auto`: as the page or the browser says. */
  language: z.enum(["auto", ...WIDGET_LANGUAGES]).optional(),
  texts: WidgetTexts.optional(),
  appearance: WidgetAppearance.optional(),
  privacy: z.strictObject({ text: prose(300), url: httpsUrl.optional() }).optional(),
  /** Whether it says whose product it is; on by default. */
  attribution: z.boolean().optional(),
  limits: WidgetLimits.optional(),
  lead: WidgetLead.optional(),
  person: WidgetPerson.optional(),
});
export type BotWidget = z.output<typeof BotWidget>;

/** How it looks where the owner says nothing. The colour can be told from light pages and from dark ones. */
export const DEFAULT_LOOK = {
  colour: "#2563eb",
  scheme: "auto",
  radius: 16,
  font: "system",
  icon: "chat",
  position: "end",
  offsetX: 20,
  offsetY: 20,
} as const satisfies Required<WidgetAppearance>;
