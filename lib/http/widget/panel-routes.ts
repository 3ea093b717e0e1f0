import "server-only";
import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import { type BotId, isId } from "@/lib/core/ids";
import type { PanelConfig } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import type { OpenCtx } from "@/lib/services/_kit";
import { findMember } from "@/lib/services/accounts";
import {
  findLogo,
  findWidget,
  isHosted,
  isPublished,
  limitCalls,
  serverWords,
  toPanelConfig,
  type WidgetBot,
} from "@/lib/services/widget";
import { readSessionId } from "../auth/session-cookie";
import { openCtx } from "../open-ctx";
import { launchToken } from "./become-visitor";
import { panelDocument, plainDocument } from "./document";
import { panelScript } from "./manifest";
import { languageOf, ownOrigin } from "./sites";

type Params = { params: Promise<{ botId: string }> };
/** The panel's texts in a language; the app hands them in, which alone knows both sides. */
export type WordsOf = (language: WidgetLanguage) => unknown;
type Asked = { open: OpenCtx; request: NextRequest; bot: WidgetBot; language: WidgetLanguage };

/** `/embed/<bot>`: the conversation that the launcher frames. With `preview=1`, for the team's dashboard. */
export function embedRoute(wordsOf: WordsOf) {
  return documentRoute(async ({ open, request, bot, language }) => {
    const { searchParams } = request.nextUrl;
    const isPreview = searchParams.get("preview") === "1";
    if (isPreview) await assertMember(open, request, bot, language);
    else if (!isPublished(bot.widget)) throw nothingHere(language);
    const mode = searchParams.get("mode") === "inline" ? "inline" : "bubble";
    const logo = isPreview ? await inlineLogo(bot) : logoAddress(bot);
    const shown = { mode, isPreview, language, words: wordsOf(language), logo } as const;
    return panelDocument({
      config: toPanelConfig(bot, shown),
      script: panelScript(),
      title: titleOf(bot),
      ancestors: isPreview ? ["'self'"] : (bot.widget.origins ?? []),
      isIndexed: false,
    });
  });
}

/** `/c/<bot>`: the same conversation as a page of its own. */
export function hostedRoute(wordsOf: WordsOf) {
  return documentRoute(async ({ open, bot, language }) => {
    const { hosted } = bot.widget;
    if (!isHosted(bot.widget)) throw nothingHere(language);
    const own = ownOrigin(open);
    const { token } = await launchToken(open, { bot: bot.id, origin: own });
    const logo = logoAddress(bot);
    const shown = {
      mode: "page",
      isPreview: false,
      language,
      words: wordsOf(language),
      logo,
      token,
    } as const;
    const config: PanelConfig = toPanelConfig(bot, shown);
    return panelDocument({
      config,
      script: panelScript(),
      title: hosted?.title ?? titleOf(bot),
      ancestors: [],
      isIndexed: hosted?.isIndexed === true,
      about: {
        description: hosted?.description ?? null,
        url: `${own}/c/${bot.id}`,
        image: logo && `${own}${logo}`,
      },
    });
  });
}

function documentRoute(show: (asked: Asked) => Promise<Response>) {
  return async (request: NextRequest, { params }: Params): Promise<Response> => {
    const open = openCtx(request.headers);
    let language = languageOf(request);
    const finish = (response: Response) => {
      response.headers.set("x-request-id", open.requestId);
      return response;
    };
    try {
      await limitCalls(open, language);
      const { botId } = await params;
      const bot = isId("bot", botId) ? await findWidget(botId) : null;
      if (!bot) throw nothingHere(language);
      language = languageOf(request, bot);
      return finish(await show({ open, request, bot, language }));
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.status >= 500) open.log.error({ error: thrown, code: error.code }, error.message);
      const { busyText } = serverWords(language).document;
      return finish(plainDocument(error.status, language, error.status === 429 ? busyText : error.message));
    }
  };
}

function nothingHere(language: WidgetLanguage): AppError {
  return new AppError("not_found", serverWords(language).document.closedText);
}

/** @throws AppError forbidden unless somebody of the bot's team is signed in */
async function assertMember(
  open: OpenCtx,
  request: NextRequest,
  { tenant }: WidgetBot,
  language: WidgetLanguage,
) {
  const sessionId = await readSessionId(request.cookies);
  const member = sessionId && (await findMember(sessionId, tenant.slug, open.now()));
  if (!member || typeof member === "string")
    throw new AppError("forbidden", serverWords(language).document.forbiddenText);
}

const titleOf = ({ name, widget }: WidgetBot) => widget.texts?.title ?? name;

const logoAddress = ({ id, logoAt }: { id: BotId; logoAt: Date | null }) =>
  logoAt && `/api/widget/logo/${id}?v=${logoAt.getTime()}`;

/** In the document itself: at its address, the picture of a widget that is off is not served. */
async function inlineLogo({ id, tenant, logoAt }: WidgetBot): Promise<string | null> {
  const logo = logoAt && (await findLogo(tenant.id, id));
  return logo && `data:${logo.contentType};base64,${Buffer.from(logo.bytes).toString("base64")}`;
}
