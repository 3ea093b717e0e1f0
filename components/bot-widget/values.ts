import { z } from "zod";
import { toColour } from "@/lib/core/contrast";
import {
  COLOUR_SCHEMES,
  DEFAULT_LOOK,
  LAUNCHER_ICONS,
  LEAD_FIELDS,
  LEAD_MOMENTS,
  LIMIT_KINDS,
  MOST_ORIGINS,
  PERSISTENCES,
  POSITIONS,
  WIDGET_FONTS,
  WIDGET_LANGUAGES,
  WIDGET_STATES,
} from "@/lib/schemas/widget";
import { linesOf, mostProblem, siteProblems } from "./problems";

export const LEAD_CHOICES = ["no", "optional", "required"] as const;
export type LeadChoice = (typeof LEAD_CHOICES)[number];

const MOST_SUGGESTIONS = 6;
const EMAIL = z.email().max(254);
const URL_OF_WEB = z.url({ protocol: /^https?$/ });

const text = (most: number) => z.string().max(most, `must have at most ${most} characters`);
const suggestions = z
  .string()
  .refine((value) => linesOf(value).length <= MOST_SUGGESTIONS, `may be ${MOST_SUGGESTIONS} at most`)
  .refine((value) => linesOf(value).every((line) => line.length <= 120), "may have 120 characters each");
const emptyOr = (schema: z.ZodType, message: string) =>
  z.string().refine((value) => value.trim() === "" || schema.safeParse(value.trim()).success, message);
const perLimit = <Schema extends z.ZodType>(schema: Schema) => z.record(z.enum(LIMIT_KINDS), schema);

/** What can be set of a widget, as the form has it: flat, with an empty text where nothing is named. */
export const WidgetValues = z
  .object({
    state: z.enum(WIDGET_STATES),
    pausedText: text(300),
    /** A site a line, as it was written. */
    origins: z
      .array(z.string())
      .max(MOST_ORIGINS, `may be ${MOST_ORIGINS} at most`)
      .refine((sites) => siteProblems(sites).every((problem) => problem === null), "must be mended first"),
    isHosted: z.boolean(),
    isIndexed: z.boolean(),
    hostedTitle: text(80),
    hostedDescription: text(200),

    colour: z
      .string()
      .refine((value) => toColour(value) !== null, `must be a colour such as ${DEFAULT_LOOK.colour}`),
    scheme: z.enum(COLOUR_SCHEMES),
    radius: z.number().optional(),
    font: z.enum(WIDGET_FONTS),
    icon: z.enum(LAUNCHER_ICONS),
    position: z.enum(POSITIONS),
    offsetX: z.number().optional(),
    offsetY: z.number().optional(),
    title: text(60),
    subtitle: text(120),
    placeholder: text(80),
    launcher: text(60),
    greeting: text(120),
    welcome: text(500),
    suggestions,
    followUps: z.boolean(),
    attribution: z.boolean(),

    persistence: z.enum(PERSISTENCES),
    language: z.enum(["auto", ...WIDGET_LANGUAGES]),
    privacyText: text(300),
    privacyUrl: emptyOr(URL_OF_WEB, "must be a whole address that begins with https://"),
    most: perLimit(z.string().refine((value) => mostProblem(value) === null, "must be mended first")),
    messages: perLimit(text(300)),

    leadWhen: z.enum(["never", ...LEAD_MOMENTS]),
    leadFields: z.record(z.enum(LEAD_FIELDS), z.enum(LEAD_CHOICES)),
    leadIntro: text(300),
    leadConsent: text(500),
    personEmail: emptyOr(EMAIL, "must be an email address"),
  })
  .check(({ value, issues }) => {
    const asks = LEAD_FIELDS.some((field) => value.leadFields[field] !== "no");
    const refuse = (field: keyof typeof value, message: string) =>
      issues.push({ code: "custom", path: [field], message, input: value[field] });
    if (value.leadWhen !== "never" && !asks) refuse("leadFields", "The form has to ask for something.");
    if (value.privacyUrl.trim() !== "" && value.privacyText.trim() === "")
      refuse("privacyText", "Say in words what the link leads to.");
  });
export type WidgetValues = z.infer<typeof WidgetValues>;
