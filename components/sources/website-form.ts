import { z } from "zod";
import { toAddress } from "@/lib/core/address";
import { DEFAULT_DEPTH, DEFAULT_PAGES, MAX_DEPTH, MAX_PAGES } from "@/lib/schemas/source-config";

/** A number in a field, within limits. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be from ${least} to ${most}`);

/** What one line holds each: paths, or selectors. */
export const lines = z.string().transform((text) => text.split("\n").flatMap((line) => line.trim() || []));

export const WEBSITE_AT_FIRST = {
  url: "",
  way: "website",
  maxPages: String(DEFAULT_PAGES),
  maxDepth: String(DEFAULT_DEPTH),
  include: "",
  exclude: "",
  keep: "",
  drop: "",
};

/** The form of a site as people fill it in, turned into what the API takes for a preview; adding it needs its bots too. */
export const WebsiteForm = z
  .object({
    url: z.string().trim().min(1, "must not be empty").max(2_000, "must have at most 2,000 characters"),
    way: z.string(),
    maxPages: wholeNumber(1, MAX_PAGES),
    maxDepth: wholeNumber(0, MAX_DEPTH),
    include: lines,
    exclude: lines,
    keep: lines,
    drop: lines,
  })
  .transform(({ url, way, maxDepth, maxPages, ...lists }) => {
    const filled = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
    const site = { url: toAddress(url), maxPages, ...filled };
    return way === "sitemap"
      ? { type: "sitemap" as const, ...site }
      : { type: "website" as const, ...site, maxDepth };
  });
