import "server-only";
import type { PanelConfig } from "@/lib/schemas/visitor";
import type { WidgetLanguage } from "@/lib/schemas/widget";
import { dirOf, serverWords } from "@/lib/services/widget";

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  // A pause, a new list of sites: it all holds from the next load on, and no list is kept for another bot.
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
};

/** Nothing but our own script, styles and pictures; whom it may be framed by is the bot's own list. */
const policy = (ancestors: readonly string[], scripts: string) =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors.length > 0 ? ancestors.join(" ") : "'none'"}`,
    "require-trusted-types-for 'script'",
  ].join("; ");

type Panel = {
  config: PanelConfig;
  script: string;
  title: string;
  /** The origins whose pages may frame it. */
  ancestors: readonly string[];
  isIndexed: boolean;
  /** For previews of links to it. */
  about?: { description: string | null; url: string; image: string | null };
};

/** The document of a conversation: its settings as data, and the script that shows it. */
export function panelDocument({ config, script, title, ancestors, isIndexed, about }: Panel): Response {
  const { language, dir } = config;
  const { needsScript } = serverWords(language).document;
  const head = [
    ...(isIndexed ? [] : ['<meta name="robots" content="noindex">']),
    ...(about ? aboutTags(title, about) : []),
    `<script type="application/json" id="minirag">${toInlineJson(config)}</script>`,
    `<script type="module" src="${escapeHtml(script)}"></script>`,
  ];
  const body = `<main id="panel"></main><noscript>${escapeHtml(needsScript)}</noscript>`;
  const headers = new Headers({ ...HEADERS, "content-security-policy": policy(ancestors, "'self'") });
  if (!isIndexed) headers.set("x-robots-tag", "noindex");
  return new Response(page({ language, dir, title, head, body }), { headers });
}

/** In place of a conversation that is not shown: readable for people, and framed by nobody. */
export function plainDocument(status: number, language: WidgetLanguage, text: string): Response {
  const title = serverWords(language).document.closedTitle;
  const body = `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main>`;
  const headers = { ...HEADERS, "content-security-policy": policy([], "'none'"), "x-robots-tag": "noindex" };
  return new Response(page({ language, dir: dirOf(language), title, head: [], body }), { status, headers });
}

type Page = { language: string; dir: string; title: string; head: readonly string[]; body: string };

function page({ language, dir, title, head, body }: Page): string {
  return [
    "<!doctype html>",
    `<html lang="${language}" dir="${dir}">`,
    '<head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">',
    `<title>${escapeHtml(title)}</title>`,
    ...head,
    "</head>",
    `<body>${body}</body></html>`,
  ].join("\n");
}

function aboutTags(title: string, { description, url, image }: NonNullable<Panel["about"]>): string[] {
  const tags: [name: "name" | "property", key: string, value: string | null][] = [
    ["name", "description", description],
    ["property", "og:type", "website"],
    ["property", "og:title", title],
    ["property", "og:description", description],
    ["property", "og:url", url],
    ["property", "og:image", image],
    ["name", "twitter:card", "summary"],
  ];
  return tags.flatMap(([name, key, value]) =>
    value === null ? [] : [`<meta ${name}="${key}" content="${escapeHtml(value)}">`],
  );
}

const ESCAPED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? "");
}

/** JSON that no parser of HTML takes for the end of its element, or for a comment. */
function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
