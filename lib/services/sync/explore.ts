import { AppError } from "@/lib/core/errors";
import { DEFAULT_DEPTH, type SourceConfig } from "@/lib/schemas/source-config";
import type { Ctx } from "../_kit";
import { lookAt, type PageContent } from "./look";
import { failureAt } from "./web/failure-at";
import { type Robots, readRobots } from "./web/robots";
import { isInScope, type Scope } from "./web/scope";
import { recentRobots } from "./web-memory";

const MOST_PAGES = 25;
const MOST_SITEMAPS = 5;
const WITHIN_MS = 12_000;
const AT_ONCE = 4;

type Step = { url: string; kind: "page" | "sitemap"; depth: number };
export type Seen = { url: string; content: PageContent };

export type Explored = {
  /** Addresses of pages that were found, those included that were not looked at. */
  found: number;
  isWhole: boolean;
  pages: Seen[];
  leftOut: Record<string, number>;
  failures: { code: string; message: string }[];
};

/**
 * A short look around: a few pages of a site, or of those that a sitemap lists, within seconds. Nothing is remembered of it but
 * what the site asks of robots.
 */
export async function explore(
  ctx: Ctx,
  type: "website" | "sitemap",
  config: SourceConfig & { url: string },
): Promise<Explored> {
  const walk = new Walk(ctx, type, config);
  await walk.run();
  return walk.result();
}

class Walk {
  readonly #queue: Step[] = [];
  readonly #listed = new Set<string>();
  readonly #hashes = new Set<string>();
  /** Pages that others name as the true address of both. */
  readonly #canonical = new Set<string>();
  readonly #pages: Seen[] = [];
  readonly #leftOut: Record<string, number> = {};
  readonly #failures: { code: string; message: string }[] = [];
  readonly #deadline = Date.now() + WITHIN_MS;
  readonly #scope: Scope;
  readonly #robots = new Map<string, Promise<Robots | null>>();
  #found = 0;
  #looked = { page: 0, sitemap: 0 };

  readonly #ctx: Ctx;
  readonly #type: "website" | "sitemap";
  readonly #maxDepth: number;

  constructor(ctx: Ctx, type: "website" | "sitemap", config: SourceConfig & { url: string }) {
    this.#ctx = ctx;
    this.#type = type;
    this.#maxDepth = config.maxDepth ?? DEFAULT_DEPTH;
    const { url, include, exclude } = config;
    this.#scope = { url, ...(include && { include }), ...(exclude && { exclude }) };
    this.#list([url], type === "sitemap" ? "sitemap" : "page", 0);
  }

  async run(): Promise<void> {
    const work = async () => {
      for (let step = this.#next(); step; step = this.#next()) await this.#look(step);
    };
    // One after the other at first: what there is to do at once is known only then.
    while (this.#queue.length < AT_ONCE) {
      const step = this.#next();
      if (!step) break;
      await this.#look(step);
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  result(): Explored {
    const isWhole = this.#queue.length === 0;
    const pages = this.#pages;
    return { found: this.#found, isWhole, pages, leftOut: this.#leftOut, failures: this.#failures };
  }

  #list(urls: readonly string[], kind: Step["kind"], depth: number): void {
    for (const url of urls) {
      if (this.#listed.has(url)) continue;
      this.#listed.add(url);
      if (kind === "page") this.#found++;
      this.#queue.push({ url, kind, depth });
    }
  }

  #next(): Step | undefined {
    if (Date.now() > this.#deadline) return undefined;
    const index = this.#queue.findIndex(
      ({ kind }) => this.#looked[kind] < (kind === "page" ? MOST_PAGES : MOST_SITEMAPS),
    );
    if (index < 0) return undefined;
    const [step] = this.#queue.splice(index, 1);
    if (step) this.#looked[step.kind]++;
    return step;
  }

  async #look({ url, kind, depth }: Step): Promise<void> {
    if (kind === "page" && !(await this.#isAllowed(url))) return this.#leave("robots");
    const target = {
      url,
      kind,
      type: this.#type,
      scope: this.#scope,
      since: null,
      isCanonical: this.#canonical.has(url),
      isAnew: true,
    };
    const look = await lookAt(this.#ctx, target);
    if (look.kind === "failed" || look.kind === "gone")
      this.#failures.push({ code: look.code, message: look.message });
    else if (look.kind === "list") {
      this.#list(look.sitemaps, "sitemap", depth + 1);
      this.#list(look.pages, "page", depth + 1);
    } else if (look.kind === "elsewhere") {
      this.#leave(look.reason);
      if (look.reason === "canonical") this.#canonical.add(look.url);
      this.#list([look.url], "page", depth);
    } else if (look.kind === "skipped") {
      this.#leave(look.reason);
      this.#follow(look.links, depth);
    } else if (look.kind === "page") {
      this.#follow(look.links, depth);
      if (this.#hashes.has(look.content.hash)) return this.#leave("duplicate");
      this.#hashes.add(look.content.hash);
      this.#pages.push({ url, content: look.content });
    }
  }

  #follow(links: readonly string[], depth: number): void {
    if (this.#type === "sitemap" || depth >= this.#maxDepth) return;
    this.#list(
      links.filter((link) => isInScope(link, this.#scope)),
      "page",
      depth + 1,
    );
  }

  #leave(reason: string): void {
    this.#leftOut[reason] = (this.#leftOut[reason] ?? 0) + 1;
    this.#found--;
  }

  async #isAllowed(url: string): Promise<boolean> {
    const { origin } = new URL(url);
    const robots = this.#robots.get(origin) ?? this.#readRobots(origin);
    this.#robots.set(origin, robots);
    return (await robots)?.isAllowed(url) ?? false;
  }

  async #readRobots(origin: string): Promise<Robots | null> {
    try {
      return readRobots(origin, await recentRobots(this.#ctx, origin, { isAnew: true }));
    } catch (thrown) {
      this.#failures.push(failureAt(origin, AppError.from(thrown)));
      return null;
    }
  }
}
