import type { Frame, FrameLocator, Locator, Page } from "@playwright/test";
import { type Client, makeBot, makeClient, type Source, untilEnded } from "./api";
import { startWebSite, type WebSite } from "./web-site";

const product = () => process.env.E2E_URL ?? "";

type Served = { headers?: Record<string, string>; body?: string };

/** A website of somebody else: pages are added as tests need them. */
export type ForeignSite = WebSite & { show(path: string, page: Served): string };

/** Starts a site of another origin than the product's. */
export async function startForeignSite(): Promise<ForeignSite> {
  const pages: Record<string, Served> = {};
  const site = await startWebSite(pages);
  return {
    ...site,
    show(path, page) {
      pages[path] = page;
      return `${site.url}${path}`;
    },
  };
}

let client: Promise<Client> | undefined;

/** The account that all these bots are in. */
export const ownerOfAll = (): Promise<Client> => (client ??= makeClient("Widget"));

/** A bot that the sites may show. @returns its id */
export async function publish(name: string, origins: readonly string[], more: object = {}): Promise<string> {
  const owner = await ownerOfAll();
  const bot = await makeBot(owner, { name });
  await owner.ok("PATCH", `/bots/${bot}`, { widget: { state: "on", origins, ...more } });
  return bot;
}

/** A bot that the sites may show, and that knows one text. @returns its id */
export async function publishKnowing(
  known: { name: string; title: string; text: string },
  origins: readonly string[],
  more: object = {},
): Promise<string> {
  const { name, title, text } = known;
  const bot = await publish(name, origins, more);
  const owner = await ownerOfAll();
  const source = await owner.ok<Source>("POST", "/sources", { type: "text", title, text, botIds: [bot] });
  await untilEnded(owner, source.id);
  return bot;
}

export const ABOUT_THE_MILL = "When does the mill of Upwey grind?";

/** A bot that the sites may show, and that can answer that. @returns its id */
export const publishMiller = (origins: readonly string[], more: object = {}): Promise<string> =>
  publishKnowing(
    {
      name: "Miller",
      title: "Mill",
      text: "# The mill\n\nThe mill of Upwey grinds on Fridays, and sells its flour from ten to noon.",
    },
    origins,
    more,
  );

/** The one line that an owner puts into their page. */
export const tag = (bot: string, attributes = "") =>
  `<script async src="${product()}/widget.js" data-bot="${bot}" ${attributes}></script>`;

/** A page with something to see, and the widget. */
export const pageWith = (inBody: string, inHead = "") =>
  `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A shop</title><link rel="icon" href="data:,">${inHead}</head><body><main><h1>A shop</h1><p><a href="/other">Elsewhere</a></p></main>${inBody}</body></html>`;

export const bubbleOf = (page: Page, name: RegExp | string = /open/i): Locator =>
  page.getByRole("button", { name }).first();

/** The conversation within its frame. */
export const panelOf = (page: Page, host = "minirag-widget"): FrameLocator =>
  page.locator(`${host} iframe`).contentFrame();

/** What is asked of the product while a page is used. */
export function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(product()))
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return asked;
}

/** Counts what the browser's policy refuses, in the page and in the frame. */
export async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = [];
    Reflect.set(window, "refused", refused);
    document.addEventListener("securitypolicyviolation", (event) =>
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  const read = (frame: Frame) => frame.evaluate((): string[] => Reflect.get(window, "refused") ?? []);
  return async () => (await Promise.all(page.frames().map(read))).flat();
}

/** Adds up by how much the page moved. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    Reflect.set(window, "shifted", 0);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Reflect.set(window, "shifted", Reflect.get(window, "shifted") + Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => Reflect.get(window, "shifted"));
}
