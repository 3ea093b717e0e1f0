import { AppError, validationFailed } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { AddSourceBody } from "@/lib/schemas/source";
import type { SourceConfig } from "@/lib/schemas/source-config";
import type { Ctx } from "../_kit";
import { storeOriginal } from "../ingestion";
import { toPageUrl, toVideoUrl } from "../sync";
import type { NewDocument } from "./insert-documents";
import { assertSelectors } from "./selectors";

/** What a source is made of: its documents where they are known, else where to look for them, and the pages that were named. */
export type Prepared = {
  title: string;
  config: SourceConfig;
  documents: NewDocument[];
  addresses?: readonly string[];
};

/** Checks addresses and stores texts, before anything is written down. @throws AppError invalid_request for a refused address */
export async function prepareSource(ctx: Ctx, input: AddSourceBody): Promise<Prepared> {
  switch (input.type) {
    case "text": {
      const document = await storeText(ctx, input.text);
      return {
        title: input.title,
        config: {},
        documents: [{ ...document, title: input.title, dedupeKey: `text:${document.sha256}` }],
      };
    }
    case "qa":
      return { title: input.title, config: {}, documents: await storePairs(ctx, input.items) };
    case "url":
      return preparePages(ctx, input);
    case "youtube": {
      const url = toVideoUrl(input.url);
      if (!url)
        throw validationFailed([{ path: ["url"], message: "must be the address of a YouTube video" }]);
      return { title: input.title ?? url, config: { url }, documents: [], addresses: [url] };
    }
    default:
      return prepareSite(ctx, input);
  }
}

async function preparePages(ctx: Ctx, input: Extract<AddSourceBody, { type: "url" }>): Promise<Prepared> {
  const named = input.urls ?? [input.url ?? ""];
  for (const url of named) await ctx.ports.fetcher.assertAllowed(url);
  const addresses = [...new Set(named.map((url) => toPageUrl(url) ?? url))];
  const [url = ""] = addresses;
  return addresses.length === 1
    ? { title: input.title ?? url, config: { url }, documents: [], addresses }
    : {
        title: input.title ?? `${addresses.length} pages`,
        config: { urls: addresses },
        documents: [],
        addresses,
      };
}

type Site = Extract<AddSourceBody, { type: "website" | "sitemap" }>;

async function prepareSite(ctx: Ctx, input: Site): Promise<Prepared> {
  const { type: _, botIds: __, metadata: ___, chunking: ____, title, ...config } = input;
  assertSelectors(config);
  await ctx.ports.fetcher.assertAllowed(config.url);
  const url = toPageUrl(config.url) ?? config.url;
  return { title: title ?? url, config: { ...config, url }, documents: [] };
}

/** A pair is a document of its own: a citation then names the question, and each can be renewed or removed alone. */
async function storePairs(
  ctx: Ctx,
  items: readonly { question: string; answer: string }[],
): Promise<NewDocument[]> {
  const documents: NewDocument[] = [];
  try {
    for (const { question, answer } of items) {
      const document = await storeText(ctx, `# ${question}\n\n${answer}`);
      documents.push({ ...document, title: question.slice(0, 300) });
    }
    return documents;
  } catch (error) {
    await discardTexts(ctx, documents);
    throw AppError.from(error);
  }
}

async function storeText(ctx: Ctx, text: string) {
  const body = new Blob([text]).stream();
  const original = await storeOriginal(ctx, newId("document"), body, Number.MAX_SAFE_INTEGER);
  return { ...original, contentType: "text/markdown" };
}

/** Removes what was stored for a source that did not come about. */
export async function discardTexts(ctx: Ctx, documents: readonly NewDocument[]): Promise<void> {
  for (const { blobKey } of documents) if (blobKey) await ctx.ports.blobs.deletePrefix(blobKey);
}
