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
const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;
const YOURS =
  "This address is that of your own computer, where we cannot look: the chat may well show there. Open the page and see, and check the address that everybody reaches.";
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
      const why = LOOPBACK.test(new URL(url).hostname)
        ? YOURS
        : failureAt(url, AppError.from(thrown)).message;
      return { url, findings: [unread(why)] };
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
