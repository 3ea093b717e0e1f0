import { createHash } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { webError } from "@/lib/core/web-causes";
import type { SourceType } from "@/lib/schemas/source";
import type { Ctx, FetchedPage, Validators, WebFetcher } from "../_kit";
import { failureAt } from "./web/failure-at";
import { isSameSite, toPageUrl } from "./web/page-url";
import { scanHtml } from "./web/scan-html";
import { isInScope, type Scope } from "./web/scope";
import { MAX_SITEMAP_BYTES, readSitemap } from "./web/sitemap";
import { recentTranscript } from "./web-memory";

const MAX_PAGE_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const NO_TEXT =
  /^(image|video|audio|font)\/|^(text\/css|(text|application)\/(x-)?javascript|application\/(zip|wasm|gzip))/i;

export type PageContent = {
  body: Uint8Array<ArrayBuffer>;
  contentType: string | null;
  title: string;
  characters: number;
  /** Of what people see; of the bytes when it is no page of HTML. */
  hash: string;
  sha256: string;
};

/** What is at an address now. */
export type Look =
  | { kind: "page"; content: PageContent; links: string[]; validators: Validators }
  | { kind: "unchanged"; validators: Validators }
  | { kind: "list"; pages: string[]; sitemaps: string[]; bytes: number }
  /** Another address holds it; `links` are the page's own. */
  | { kind: "elsewhere"; reason: "redirect" | "canonical"; url: string; bytes: number }
  | { kind: "skipped"; reason: string; links: string[]; bytes: number }
  | { kind: "gone"; code: string; message: string }
  | {
      kind: "failed";
      code: string;
      message: string;
      isPassing: boolean;
      retryAfterSeconds: number | undefined;
    };

export type Target = {
  url: string;
  kind: "page" | "sitemap";
  type: SourceType;
  scope: Scope;
  since: Validators | null;
  /** Another page names this one as the true address of both: what it names in its turn is not followed, or both were lost. */
  isCanonical: boolean;
  /** Somebody looks again: nothing is taken from memory. */
  isAnew: boolean;
};

/** Fetches one address and says what is there. It never throws: what goes wrong is part of the answer. */
export async function lookAt(ctx: Ctx, target: Target): Promise<Look> {
  const { fetcher } = ctx.ports;
  try {
    if (target.kind === "sitemap") return await lookAtSitemap(fetcher, target);
    if (target.type === "youtube") return await lookAtVideo(ctx, target);
    const page = await fetcher.fetch(target.url, {
      maxBytes: MAX_PAGE_BYTES,
      timeoutMs: TIMEOUT_MS,
      ...(target.since && { since: target.since }),
    });
    return page.isUnchanged
      ? { kind: "unchanged", validators: page.validators }
      : await readPage(page, target);
  } catch (thrown) {
    return toFailure(AppError.from(thrown), target.url);
  }
}

async function readPage(page: FetchedPage, target: Target): Promise<Look> {
  const bytes = page.body.byteLength;
  const isNamed = target.type === "url";
  const at = toPageUrl(page.url) ?? target.url;
  if (!isNamed && at !== target.url) {
    if (isInScope(at, target.scope)) return { kind: "elsewhere", reason: "redirect", url: at, bytes };
    return {
      kind: "skipped",
      reason: isSameSite(at, target.scope.url) ? "excluded" : "outside",
      links: [],
      bytes,
    };
  }
  const contentType = page.contentType ?? "";
  if (NO_TEXT.test(contentType)) {
    // Who named this very address wants to hear of it.
    if (isNamed) return toFailure(webError("wrong_type", { detail: typeOf(contentType) }), target.url);
    return { kind: "skipped", reason: "not_a_page", links: [], bytes };
  }
  const sha256 = createHash("sha256").update(page.body).digest("hex");
  const { validators, body } = page;
  const html = htmlOf(page);
  if (html === null) {
    const content = {
      body,
      contentType: page.contentType,
      title: "",
      characters: bytes,
      hash: sha256,
      sha256,
    };
    return { kind: "page", content, links: [], validators };
  }
  const { links, canonical, isHidden, title, characters, hash } = await scanHtml(html, at, page.robotsTag);
  const content = { body, contentType: page.contentType, title, characters, hash, sha256 };
  // Whoever names a page wants this page: what its owner tells robots is about pages that are come across.
  if (isNamed) return { kind: "page", content, links: [], validators };
  if (isHidden) return { kind: "skipped", reason: "noindex", links, bytes };
  if (canonical && !target.isCanonical && isBetter(canonical, at) && isInScope(canonical, target.scope)) {
    return { kind: "elsewhere", reason: "canonical", url: canonical, bytes };
  }
  return { kind: "page", content, links, validators };
}

/** Without its parameters, and no longer than such a name is. */
const typeOf = (contentType: string) => (contentType.split(";")[0] ?? "").trim().slice(0, 60);

/** Many sites name their front page as the canonical one of all: that says nothing. */
function isBetter(canonical: string, url: string): boolean {
  const { pathname, search } = new URL(canonical);
  return canonical !== url && !(pathname === "/" && search === "" && new URL(url).pathname !== "/");
}

async function lookAtSitemap(fetcher: WebFetcher, { url, scope }: Target): Promise<Look> {
  const { body } = await fetcher.fetch(url, { maxBytes: MAX_SITEMAP_BYTES, timeoutMs: TIMEOUT_MS });
  const { pages, sitemaps } = await readSitemap(body, url);
  return {
    kind: "list",
    pages: pages.filter((page) => isInScope(page, scope)),
    sitemaps: sitemaps.filter((sitemap) => isSameSite(sitemap, url)),
    bytes: body.byteLength,
  };
}

async function lookAtVideo(ctx: Ctx, { url, isAnew }: Target): Promise<Look> {
  const { title, vtt } = await recentTranscript(ctx, url, { isAnew });
  const body = new TextEncoder().encode(vtt);
  const sha256 = createHash("sha256").update(body).digest("hex");
  const content = {
    body,
    contentType: "text/vtt",
    title,
    characters: body.byteLength,
    hash: sha256,
    sha256,
  };
  return { kind: "page", content, links: [], validators: { etag: null, lastModified: null } };
}

/** The page as characters, for its links and its directives, which are written in plain ones. Null when it is no HTML. */
function htmlOf({ contentType, body }: FetchedPage): string | null {
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const isHtml = type.trim() === "" ? /^\s*</.test(start(body)) : /html/.test(type);
  if (!isHtml) return null;
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([\w.:-]+)/.exec(parameter)?.[1]);
  return decoder(charset.find((name) => name !== undefined)).decode(body);
}

const start = (body: Uint8Array) => new TextDecoder("latin1").decode(body.subarray(0, 100));

function decoder(charset = "utf-8"): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** What is written down of a look: everything but the page itself. */
export function withoutBody(look: Look) {
  if (look.kind !== "page") return look;
  const { body, ...content } = look.content;
  return { ...look, content: { ...content, bytes: body.byteLength } };
}
export type SeenPage = ReturnType<typeof withoutBody>;

function toFailure(error: AppError, url: string): Look {
  const failure = failureAt(url, error);
  const { status } = error.details ?? {};
  if (status === 404 || status === 410) return { kind: "gone", ...failure };
  const { retryAfterSeconds, retryable: isPassing } = error;
  return { kind: "failed", ...failure, isPassing, retryAfterSeconds };
}
