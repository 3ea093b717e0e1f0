import { z } from "zod";
import { toAddress } from "@/lib/core/address";
import { MAX_URLS } from "@/lib/schemas/source-config";

/** Addresses, one a line, as the API takes them: one page, or a list of pages. */
export const PagesForm = z
  .object({
    url: z
      .string()
      .trim()
      .min(1, "must not be empty")
      .transform((text) => text.split(/\s*\n\s*/).map(toAddress))
      .refine((urls) => urls.length <= MAX_URLS, `must be at most ${MAX_URLS} addresses`),
  })
  .transform(({ url: urls }) =>
    urls.length === 1 ? { type: "url" as const, url: urls[0] ?? "" } : { type: "url" as const, urls },
  );
