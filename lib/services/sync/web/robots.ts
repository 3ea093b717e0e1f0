import robotsParser from "robots-parser";
import { AppError } from "@/lib/core/errors";
import type { WebFetcher } from "../../_kit";

/** What robots.txt calls us. */
const ROBOT = "MiniRAG";
const MAX_BYTES = 512 * 1024;
const TIMEOUT_MS = 15_000;
const MOST_DELAY_SECONDS = 10;

export type Robots = { isAllowed(url: string): boolean; delaySeconds: number };

/**
 * The text of a site's robots.txt; empty when it has none (RFC 9309: an answer of 4xx allows all).
 * @throws AppError when nobody knows what is allowed: it is too large, or did not arrive
 */
export async function fetchRobots(fetcher: WebFetcher, origin: string): Promise<string> {
  try {
    const { body } = await fetcher.fetch(`${origin}/robots.txt`, {
      maxBytes: MAX_BYTES,
      timeoutMs: TIMEOUT_MS,
    });
    // PostgreSQL stores no NUL.
    return new TextDecoder().decode(body).replaceAll("\u0000", "");
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code === "upstream_rejected") return "";
    throw error;
  }
}

/** The rules for us in a robots.txt. Lines that make no sense are passed over. */
export function readRobots(origin: string, text: string): Robots {
  const rules = robotsParser(`${origin}/robots.txt`, text);
  const delay = rules.getCrawlDelay(ROBOT) ?? 0;
  return {
    isAllowed: (url) => rules.isAllowed(url, ROBOT) !== false,
    delaySeconds: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), MOST_DELAY_SECONDS) : 0,
  };
}
