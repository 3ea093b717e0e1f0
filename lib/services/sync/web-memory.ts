import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import type { Json } from "@/lib/core/json";
import type { Ctx } from "../_kit";
import { fetchRobots } from "./web/robots";
import { fetchTranscript, type Transcript } from "./web/youtube";

/**
 * Far below the day after which nobody may rest on rules that were read before (RFC 9309, 2.4). What a video says stays in the
 * cache so long, too, after its source is deleted: no answer is made of it, and erasing the team clears it.
 */
const TTL_SECONDS = 10 * 60;
/** More than either of them may have. */
const MOST_BYTES = 16 * 1024 * 1024;

type Asked = {
  /** Asks the web, whatever is remembered: somebody looks who may have changed it a moment ago. */
  isAnew: boolean;
};

/** The text of a site's robots.txt, from the web or as the team read it lately. @throws AppError as `fetchRobots` */
export function recentRobots(ctx: Ctx, origin: string, asked: Asked): Promise<string> {
  const find = () => fetchRobots(ctx.ports.fetcher, origin);
  return recall(ctx, { ...asked, key: `robots:${origin}`, form: z.string(), find });
}

/** A video's transcript, from the web or as the team read it lately. @throws AppError as `fetchTranscript` */
export function recentTranscript(ctx: Ctx, url: string, asked: Asked): Promise<Transcript> {
  const form = z.object({ title: z.string(), vtt: z.string(), language: z.string() });
  const find = () => fetchTranscript(ctx.ports.fetcher, url);
  return recall(ctx, { ...asked, key: `transcript:${url}`, form, find });
}

type Sought<T extends Json> = Asked & { key: string; form: z.ZodType<T>; find(): Promise<T> };

/** What went wrong is not kept: the next one who asks may be luckier. */
async function recall<T extends Json>(ctx: Ctx, { key, form, find, isAnew }: Sought<T>): Promise<T> {
  const cache = ctx.ports.cache.forTenant(ctx.tenant.id);
  const known = isAnew ? undefined : await unpack(await cache.get(key));
  const { success, data } = form.safeParse(known);
  if (success) return data;
  const found = await find();
  await cache.set(key, await pack(found), TTL_SECONDS);
  return found;
}

/** Such texts shrink to a fifth: what an hour of speech says has room in a cache of small values. */
async function pack(value: Json): Promise<string> {
  return (await promisify(gzip)(JSON.stringify(value))).toString("base64");
}

async function unpack(kept: unknown): Promise<unknown> {
  if (typeof kept !== "string") return undefined;
  try {
    const text = await promisify(gunzip)(Buffer.from(kept, "base64"), { maxOutputLength: MOST_BYTES });
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}
