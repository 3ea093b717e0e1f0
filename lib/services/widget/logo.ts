import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { BotId, TenantId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import type { WidgetAssetsDto } from "@/lib/schemas/visitor";
import { command, query } from "../_kit";
import { getBotOrThrow } from "../bots";
import { sniffPicture } from "./sniff-picture";

export const MOST_LOGO_BYTES = 256 * 1024;

export type Logo = { contentType: string; bytes: Uint8Array<ArrayBuffer>; updatedAt: Date };

const Input = z.strictObject({ botId: idOf("bot") });

/** Puts a picture in the head of the bot's widget, in place of the one before. @throws AppError unsupported_media_type */
export const setLogo = command({
  name: "bot.set_logo",
  permission: "bots:write",
  input: Input.extend({ bytes: z.instanceof(Uint8Array<ArrayBuffer>) }),
  async run({ tx, input: { botId, bytes } }) {
    await getBotOrThrow(tx, botId);
    const contentType = sniffPicture(bytes);
    if (!contentType)
      throw new AppError("unsupported_media_type", "The logo must be a PNG, JPEG, GIF or WebP picture.");
    const data = { contentType, bytes };
    const own = { botId, tenantId: tx.tenant.id };
    await tx.db.botLogo.upsert({ where: { botId }, create: { ...own, ...data }, update: data });
    return { result: null, audit: { targetId: botId, after: { contentType, bytes: bytes.byteLength } } };
  },
});

export const removeLogo = command({
  name: "bot.remove_logo",
  permission: "bots:write",
  input: Input,
  async run({ tx, input: { botId } }) {
    await getBotOrThrow(tx, botId);
    const { count } = await tx.db.botLogo.deleteMany({ where: { botId } });
    return { result: null, audit: count > 0 ? { targetId: botId } : { skip: "there was none" } };
  },
});

/** The picture, for those who set it up. @throws AppError not_found */
export const getLogo = query({
  name: "bot.get_logo",
  permission: "bots:read",
  input: Input,
  async run({ tx, input: { botId } }): Promise<Logo> {
    await getBotOrThrow(tx, botId);
    const logo = await tx.db.botLogo.findUnique({ where: { botId } });
    if (!logo) throw new AppError("not_found", "This bot has no logo.");
    return logo;
  },
});

/** What a bot's widget has that is not among its settings. */
export const getWidgetAssets = query({
  name: "bot.get_widget_assets",
  permission: "bots:read",
  input: Input,
  async run({ tx, input: { botId } }): Promise<WidgetAssetsDto> {
    const { visitorSecret } = await getBotOrThrow(tx, botId);
    const logo = await tx.db.botLogo.findUnique({ where: { botId } });
    return {
      hasVisitorSecret: visitorSecret !== null,
      logo: logo && {
        contentType: logo.contentType,
        bytes: logo.bytes.byteLength,
        updatedAt: logo.updatedAt.toISOString(),
      },
    };
  },
});

/** The picture, for visitors: whether the widget is served is for the caller to ask first. */
export function findLogo(tenantId: TenantId, botId: BotId): Promise<Logo | null> {
  return inTenant(tenantId, (db) => db.botLogo.findUnique({ where: { botId } }));
}
