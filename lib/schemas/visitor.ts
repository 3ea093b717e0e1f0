import { z } from "zod";
import type { BotId } from "@/lib/core/ids";
import { IsoTime, idOf, line, prose } from "./common";
import { FeedbackBody, RATINGS } from "./conversation";
import { CuratedLink } from "./curated";
import { MOST_VISITOR_CHARACTERS } from "./visitor-limits";
import {
  type BotWidget,
  COLOUR_SCHEMES,
  LAUNCHER_ICONS,
  POSITIONS,
  WIDGET_LANGUAGES,
  type WidgetAppearance,
  type WidgetLanguage,
} from "./widget";

// What the widget and its visitors may send and get to see: the whole of what is public of a bot.

/** How long what the launcher and the panel are given is worth something. */
export const VISITOR_TOKEN_SECONDS = 600;

const bot = idOf("bot");
const said = (most: number) => prose(most).refine((value) => value.trim() !== "", "must not be empty");
/** The language of the page as its author writes it, such as `de-AT`; what is none of ours is passed over. */
const lang = z.string().max(100).optional();

/** Every route of the panel takes it: the language in which it says no. */
export const VisitorQuery = z.strictObject({ lang });
export const SiteQuery = z.strictObject({ bot, lang });

/** Light or dark writing on the owner's colour, whichever reads better. */
const ink = z.enum(["#000000", "#ffffff"]);
export type Ink = z.infer<typeof ink>;

/** What a page is told before anybody opens the chat. */
export const WidgetConfigDto = z.strictObject({
  bot,
  state: z.enum(["on", "paused"]),
  language: z.enum(WIDGET_LANGUAGES),
  dir: z.enum(["ltr", "rtl"]),
  words: z.strictObject({ open: z.string(), close: z.string(), title: z.string() }),
  greeting: z.string().optional(),
  appearance: z.strictObject({
    colour: z.string(),
    ink,
    scheme: z.enum(COLOUR_SCHEMES),
    radius: z.number(),
    icon: z.enum(LAUNCHER_ICONS),
    position: z.enum(POSITIONS),
    offsetX: z.number(),
    offsetY: z.number(),
  }),
});
export type WidgetConfigDto = z.infer<typeof WidgetConfigDto>;

export const SessionBody = z.strictObject({});
export const SessionDto = z.strictObject({ token: z.string(), expiresInSeconds: z.number() });
export type SessionDto = z.infer<typeof SessionDto>;

export const VisitorBody = z.strictObject({
  /** What an earlier visit was given. One that is worth nothing any more is passed over. */
  key: z.string().max(2_000).optional(),
  /** What the site's own server says of who this is: a JWT, signed with the bot's visitor secret. */
  identity: z.string().max(4_000).optional(),
});

export const VisitorDto = z.strictObject({
  token: z.string(),
  expiresInSeconds: z.number(),
  /** To come back by, now or as long as the owner lets it be kept; null for who is known by their site. */
  key: z.string().nullable(),
  isVerified: z.boolean(),
});
export type VisitorDto = z.infer<typeof VisitorDto>;

/** The page that shows the widget, as the launcher says it; of another origin than the token's, it is passed over. */
export const VisitorPage = z.strictObject({ url: z.string().max(2_000) });
export type VisitorPage = z.infer<typeof VisitorPage>;

const about = { conversationId: idOf("conversation").optional(), page: VisitorPage.optional() };

export const AskBody = z.strictObject({ message: said(MOST_VISITOR_CHARACTERS), ...about });
export type AskBody = z.output<typeof AskBody>;

export const VisitorCitationDto = z.strictObject({
  /** The number in the text: `[1]`. */
  index: z.number(),
  title: z.string(),
  url: z.string().nullable(),
  /** The page on the web at the very words; null for what has no address. */
  link: z.string().nullable(),
  page: z.number().nullable(),
  /** In a recording: at which second it is said. */
  seconds: z.number().nullable(),
  headingPath: z.array(z.string()),
  quote: z.string(),
  lastCheckedAt: IsoTime.nullable(),
});
export type VisitorCitationDto = z.infer<typeof VisitorCitationDto>;

/** What is known of an answer when it is whole. */
export const VisitorAnswerDto = z.strictObject({
  conversationId: idOf("conversation"),
  messageId: idOf("message"),
  refused: z.boolean(),
  /** Whether it rests on less than usual, or was broken off. */
  degraded: z.boolean(),
  /** What may be asked next. */
  followUps: z.array(z.string()),
  /** Where to read on, when the team wrote the answer. */
  links: z.array(CuratedLink),
});
export type VisitorAnswerDto = z.infer<typeof VisitorAnswerDto>;

/** The typed parts that a visitor's stream carries beside its text. */
export type VisitorDataParts = {
  citation: VisitorCitationDto;
  status: { state: "searching" | "answering" };
  /** In words for the visitor; the request id is for them to quote. */
  error: { code: string; message: string; requestId: string };
};

export const VisitorMessageDto = z.strictObject({
  id: idOf("message"),
  role: z.enum(["user", "assistant"]),
  content: z.string(),
  citations: z.array(VisitorCitationDto),
  links: z.array(CuratedLink),
  refused: z.boolean(),
  status: z.enum(["streaming", "complete", "aborted", "failed"]),
  rating: z.enum(RATINGS).nullable(),
  createdAt: IsoTime,
});
export type VisitorMessageDto = z.infer<typeof VisitorMessageDto>;

export const HistoryDto = z.strictObject({
  conversation: z.strictObject({ id: idOf("conversation"), messages: z.array(VisitorMessageDto) }).nullable(),
  /** Whether they have filled in the bot's form. */
  hasLead: z.boolean(),
});
export type HistoryDto = z.infer<typeof HistoryDto>;

export const VisitorFeedbackBody = FeedbackBody.extend({
  conversationId: idOf("conversation"),
  messageId: idOf("message"),
});

const email = z.email().max(254);

export const LeadBody = z.strictObject({
  name: line(120).optional(),
  email: email.optional(),
  phone: line(40).optional(),
  company: line(120).optional(),
  consent: z.boolean(),
  ...about,
});
export type LeadBody = z.output<typeof LeadBody>;

export const PersonBody = z.strictObject({
  email,
  name: line(120).optional(),
  message: said(MOST_VISITOR_CHARACTERS),
  ...about,
});
export type PersonBody = z.output<typeof PersonBody>;

/** What a visitor left is known by. */
export const LeftDto = z.strictObject({ id: idOf("contact") });

export const EraseVisitorBody = z.strictObject({});
export const ErasedVisitorDto = z.strictObject({ conversations: z.number(), contacts: z.number() });
export type ErasedVisitorDto = z.infer<typeof ErasedVisitorDto>;

/** For the preview in the dashboard: works also while the widget is off. */
export const PreviewTokenDto = SessionDto;
/** The secret is in this answer and nowhere else. */
export const VisitorSecretDto = z.strictObject({ secret: z.string() });
/** What a bot's widget has that is not among its settings. */
export const WidgetAssetsDto = z.strictObject({
  hasVisitorSecret: z.boolean(),
  logo: z.strictObject({ contentType: z.string(), bytes: z.number(), updatedAt: IsoTime }).nullable(),
});
export type WidgetAssetsDto = z.infer<typeof WidgetAssetsDto>;

/** What the document of a panel tells its script. `Words`: its texts in the one language. */
export type PanelConfig<Words = unknown> = {
  bot: BotId;
  name: string;
  state: "on" | "paused";
  /** What it says while paused. */
  pausedText: string;
  mode: "bubble" | "inline" | "page";
  language: WidgetLanguage;
  dir: "ltr" | "rtl";
  words: Words;
  welcome: string | null;
  suggestions: readonly string[];
  followUps: boolean;
  texts: Pick<NonNullable<BotWidget["texts"]>, "title" | "subtitle" | "placeholder">;
  appearance: Required<Pick<WidgetAppearance, "colour" | "scheme" | "radius" | "font">> & {
    ink: Ink;
    logo: string | null;
  };
  persistence: NonNullable<BotWidget["persistence"]>;
  lead: NonNullable<BotWidget["lead"]> | null;
  /** Whether a person can be asked. */
  person: boolean;
  privacy: NonNullable<BotWidget["privacy"]> | null;
  attribution: boolean;
  isPreview: boolean;
  /** Of the hosted page, which has no launcher: what the launcher would have got. */
  token?: string;
};
