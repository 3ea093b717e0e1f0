import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { BotWidget } from "@/lib/schemas/widget";
import { DoctorBody, type DoctorDto, type DoctorFinding } from "@/lib/schemas/widget-doctor";
import { type FetchedPage, limit, read, workflow } from "../_kit";
import { getBotOrThrow } from "../bots";
import { failureAt } from "../sync";
import { byWeight, diagnose } from "./diagnose";
import type { Case } from "./diagnosis";
import { findScripts } from "./find-scripts";
import { readPage } from "./read-page";
import { tryStream } from "./try-stream";

const LIMITS = { maxBytes: 3 * 1024 * 1024, timeoutMs: 15_000 };
const HTML = /^\s*(text\/html|application\/xhtml\+xml)\b/i;

/** Looks at a page that should show a bot's chat, and says what keeps it from doing so. */
export const diagnoseWidget = workflow({
  name: "bot.diagnoseWidget",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot"), ...DoctorBody.shape }),
  async run({ ctx, input: { botId, url } }): Promise<DoctorDto> {
    const bot = await read(ctx, (tx) => getBotOrThrow(tx, botId));
    const rule = { limit: 20, windowSeconds: 60 };
    await limit(ctx, `doctor:${ctx.tenant.id}`, rule, "Too many pages at once. Wait a minute.");
    let page: FetchedPage;
    try {
      page = await ctx.ports.fetcher.fetch(url, LIMITS);
    } catch (thrown) {
      return { url, findings: [unread(failureAt(url, AppError.from(thrown)).message)] };
    }
    if (!HTML.test(page.contentType ?? "text/html"))
      return { url: page.url, findings: [unread("There is no HTML page at this address.")] };
    const one: Case = {
      botId,
      publicUrl: ctx.publicUrl,
      widget: BotWidget.parse(bot.widget),
      page: new URL(page.url),
      // What is looked for is written in plain characters, whatever the encoding of the rest.
      facts: readPage(new TextDecoder().decode(page.body)),
      rules: page.browserRules,
    };
    const here = findScripts(one).find(({ isHere }) => isHere);
    const streamed = await tryStream(ctx, here?.url.origin ?? new URL(ctx.publicUrl).origin);
    return { url: page.url, findings: byWeight([...diagnose(one), ...streamed]) };
  },
});

const unread = (detail: string): DoctorFinding => ({
  id: "page",
  level: "error",
  title: "The page could not be read",
  detail,
});
