import "server-only";
import { lookup } from "node:dns/promises";
import type { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import packageJson from "@/package.json" with { type: "json" };
import type { FetchedPage, WebFetcher } from "../port";
import { createAddressRules } from "./address-rules";
import { type Dial, dialDirectly } from "./connect";
import { orBroken, redirectRefused, refused, timedOut, tooManyRedirects } from "./failures";
import { getPage, type Way } from "./get-page";
import { createRequester } from "./model-request";
import { checkTarget, type Guard, type Resolve, type Target } from "./target";

const MAX_REDIRECTS = 5;
const ASSERT_WITHIN_MS = 10_000;

export type WebFetcherOptions = {
  /** Networks that may be reached on any port although they are not public; empty: none. */
  allowedCidrs: readonly string[];
  /** Named in the User-Agent, so that a site's owner can find us. */
  publicUrl?: string;
  /** Tests put theirs in: names that look public, led to a loopback server. */
  resolve?: Resolve;
  dial?: Dial;
  log: Logger;
};

/**
 * The fetcher that reaches public addresses alone. A name is looked up once per hop, every answer is checked, and the
 * connection goes to a checked answer, so that nothing can change in between (DNS rebinding).
 */
export function createWebFetcher(options: WebFetcherOptions): WebFetcher {
  const { allowedCidrs, publicUrl, dial = dialDirectly, log } = options;
  const guard = { rules: createAddressRules(allowedCidrs), resolve: options.resolve ?? resolveBySystem };
  const userAgent = `MiniRAG/${packageJson.version}${publicUrl ? ` (+${publicUrl})` : ""}`;
  const logged = (error: unknown) => {
    const failure = orBroken(error);
    if (failure.code === "invalid_request") log.info({ reason: reasonOf(failure) }, "An address was refused");
    return failure;
  };
  return {
    adapter: "guarded",
    async check() {
      return allowedCidrs.length > 0 ? `may also reach ${allowedCidrs.join(", ")}` : undefined;
    },
    async assertAllowed(url) {
      await within(ASSERT_WITHIN_MS, () => checkTarget(url, guard)).catch((error) => {
        // Who cannot be checked is not let in; that name servers fail is known when the page is fetched.
        const failure = logged(error);
        throw failure.code === "invalid_request" ? failure : refused("not checked");
      });
    },
    request: createRequester(guard, dial),
    async fetch(url, { maxBytes, timeoutMs, since }) {
      const work = (signal: AbortSignal) =>
        follow(url, guard, { dial, userAgent, signal, ...(since && { since }) }, maxBytes);
      return within(timeoutMs, work).catch((error) => {
        throw logged(error);
      });
    },
  };
}

async function follow(url: string, guard: Guard, way: Way, maxBytes: number): Promise<FetchedPage> {
  let target = await checkTarget(url, guard);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    // What the site knows a page by says nothing about the one that it redirects to.
    const { since: _, ...onward } = way;
    const answer = await getPage(target, redirects === 0 ? way : onward, maxBytes);
    if ("body" in answer) return answer;
    if (redirects < MAX_REDIRECTS) target = await checkRedirect(answer.location, guard, target.url);
  }
  throw tooManyRedirects();
}

async function checkRedirect(location: string, guard: Guard, from: URL): Promise<Target> {
  return checkTarget(location, guard, from).catch((error: AppError) => {
    throw error.code === "invalid_request" ? redirectRefused(error.cause) : error;
  });
}

/** Runs `work` for so long and no longer: a look-up cannot be stopped, but nobody has to wait for it. */
async function within<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(timedOut()), timeoutMs);
  try {
    return await Promise.race([work(controller.signal), late.promise]);
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function resolveBySystem(hostname: string): Promise<string[]> {
  const answers = await lookup(hostname, { all: true, order: "ipv4first" });
  return answers.map(({ address }) => address);
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : "";
}
