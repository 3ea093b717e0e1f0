import { setImmediate as turn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Parser } from "htmlparser2";
import { AppError } from "@/lib/core/errors";
import { toPageUrl } from "./page-url";

/** The standard's own limit. */
export const MAX_SITEMAP_BYTES = 50 * 1024 * 1024;
const MAX_ENTRIES = 50_000;
/** A sitemap nests three levels, and extensions some more; the parser slows down with each. */
const MAX_DEPTH = 200;
const SLICE = 64 * 1024;

export type Sitemap = { pages: string[]; sitemaps: string[] };

/**
 * The addresses in a sitemap: of pages, or of more sitemaps; XML or one address a line, packed or not.
 * @throws AppError payload_too_large · upstream_rejected for what is no sitemap
 */
export async function readSitemap(bytes: Uint8Array, url: string): Promise<Sitemap> {
  const text = new TextDecoder().decode(await unpack(bytes)).replace(/^\uFEFF/, "");
  const found: Sitemap = /^\s*</.test(text)
    ? await readXml(text, url)
    : { pages: readLines(text), sitemaps: [] };
  if (found.pages.length + found.sitemaps.length > 0) return found;
  throw new AppError("upstream_rejected", "There is no address of a page in this sitemap.");
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_SITEMAP_BYTES });
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new AppError("payload_too_large", "The sitemap is larger than 50 MB when it is unpacked.", {
        cause,
      });
    }
    throw new AppError("upstream_rejected", "The sitemap is packed, and damaged.", { cause });
  }
}

/** Every `loc` right inside `url` or `sitemap`; those of images and videos stand deeper, under names of their own. */
async function readXml(text: string, base: string): Promise<Sitemap> {
  const found = { url: new Set<string>(), sitemap: new Set<string>() };
  const open: string[] = [];
  let loc = "";
  const parser = new Parser(
    {
      onopentagname(name) {
        open.push(name.toLowerCase().replace(/^.*:(?=loc$|url$|sitemap$)/, ""));
        loc = "";
      },
      ontext(part) {
        if (open.at(-1) === "loc" && loc.length < 4_000) loc += part;
      },
      onclosetag() {
        const name = open.pop();
        const parent = open.at(-1);
        if (name !== "loc" || (parent !== "url" && parent !== "sitemap")) return;
        const address = toPageUrl(loc, base);
        if (address && found[parent].size < MAX_ENTRIES) found[parent].add(address);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < text.length; at += SLICE) {
    if (open.length > MAX_DEPTH)
      throw new AppError("upstream_rejected", "The sitemap is not one: it nests too deep.");
    parser.write(text.slice(at, at + SLICE));
    await turn();
  }
  parser.end();
  return { pages: [...found.url], sitemaps: [...found.sitemap] };
}

function readLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/, MAX_ENTRIES).filter((line) => /^https?:\/\//i.test(line.trim()));
  return [...new Set(lines.flatMap((line) => toPageUrl(line) ?? []))];
}
