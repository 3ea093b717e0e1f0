import { z } from "zod";
import {
  DEFAULT_DEPTH,
  DEFAULT_PAGES,
  DEFAULT_SITE_BYTES,
  MAX_DEPTH,
  MAX_PAGES,
  MAX_SITE_BYTES,
  type SiteLimits,
} from "@/lib/schemas/source-config";
import { lines, wholeNumber } from "./website-form";

const MEGABYTE = 1024 * 1024;

/** The limits of a site as people change them, turned into what the API takes. */
export const LimitsForm = z
  .object({
    maxPages: wholeNumber(1, MAX_PAGES),
    megabytes: wholeNumber(1, MAX_SITE_BYTES / MEGABYTE),
    maxDepth: wholeNumber(0, MAX_DEPTH),
    include: lines,
    exclude: lines,
    keep: lines,
    drop: lines,
  })
  .transform(({ megabytes, ...site }) => ({ site: { ...site, maxBytes: megabytes * MEGABYTE } }));

/** What the form shows at first: what was said of the site, else what holds without it. */
export function limitsAtFirst(site: SiteLimits): z.input<typeof LimitsForm> {
  const { maxPages = DEFAULT_PAGES, maxBytes = DEFAULT_SITE_BYTES, maxDepth = DEFAULT_DEPTH } = site;
  const text = (list: readonly string[] = []) => list.join("\n");
  return {
    maxPages: String(maxPages),
    megabytes: String(Math.max(1, Math.round(maxBytes / MEGABYTE))),
    maxDepth: String(maxDepth),
    include: text(site.include),
    exclude: text(site.exclude),
    keep: text(site.keep),
    drop: text(site.drop),
  };
}
