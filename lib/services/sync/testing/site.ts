import type { RequestListener } from "node:http";
import { makeInternet, PUBLIC_ADDRESS } from "@/lib/adapters/web-fetcher/testing/internet";
import { serve } from "@/lib/adapters/web-fetcher/testing/servers";

export const HOST = "lighthouse.example";
export const ORIGIN = `http://${HOST}`;

export type TestPage = {
  html?: string;
  status?: number;
  type?: string;
  body?: Buffer | string;
  location?: string;
  headers?: Record<string, string>;
  /** Milliseconds before the answer. */
  pauseMs?: number;
};

export type TestSite = {
  pages: Map<string, TestPage>;
  /** Every request that came, with the status it got. */
  requests: { path: string; status: number }[];
  /** Where it really is, for those who may go there. */
  origin: string;
  fetcher: ReturnType<typeof makeInternet>["fetcher"];
  set(path: string, page: TestPage | string): void;
};

/** A site on loopback that the guard takes for a public one. It answers conditional requests when a page has an ETag. */
export async function makeSite(pages: Record<string, TestPage | string> = {}): Promise<TestSite> {
  const site = { pages: new Map<string, TestPage>(), requests: [] as TestSite["requests"] };
  const set = (path: string, page: TestPage | string) =>
    void site.pages.set(path, typeof page === "string" ? { html: page } : page);
  for (const [path, page] of Object.entries(pages)) set(path, page);
  const listener: RequestListener = async (request, response) => {
    const path = request.url ?? "/";
    const page = site.pages.get(path) ?? { status: 404 };
    if (page.pauseMs) await new Promise((resolve) => setTimeout(resolve, page.pauseMs));
    const { etag } = page.headers ?? {};
    const isKnown = etag !== undefined && request.headers["if-none-match"] === etag;
    const status = isKnown ? 304 : (page.status ?? (page.location ? 302 : 200));
    site.requests.push({ path, status });
    response.writeHead(status, {
      "content-type": page.type ?? "text/html; charset=utf-8",
      ...(page.location && { location: page.location }),
      ...page.headers,
    });
    response.end(isKnown ? undefined : (page.body ?? page.html ?? ""));
  };
  const { port, origin } = await serve(listener);
  const { fetcher } = makeInternet({ [HOST]: [PUBLIC_ADDRESS] }, { [PUBLIC_ADDRESS]: port });
  return { ...site, origin, fetcher, set };
}

/** A page with enough words to count as one, and links. */
export function htmlPage(title: string, text: string, links: readonly string[] = [], head = ""): string {
  const list = links.map((href) => `<li><a href="${href}">${href}</a></li>`).join("");
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1><p>${text}</p>
    <p>The keeper of the light wrote this down for everybody who comes after.</p></main><nav><ul>${list}</ul></nav></body></html>`;
}
