import { launchToken, sitePreflight, siteRoute } from "@/lib/http";
import { SessionBody, SessionDto } from "@/lib/schemas/visitor";

export const POST = siteRoute({
  summary: "A token for the panel that the page opens, for ten minutes and this page's origin",
  body: SessionBody,
  response: SessionDto,
  handler: ({ open, bot, origin }) => launchToken(open, { bot: bot.id, origin }),
});

export const OPTIONS = sitePreflight("POST");
