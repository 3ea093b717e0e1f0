import { AppError } from "@/lib/core/errors";
import type { WebFetcher } from "../../_kit";

const LIMITS = { maxBytes: 10 * 1024 * 1024, timeoutMs: 30_000 };
const HOSTS = /^(www\.|m\.)?(youtube\.com|youtube-nocookie\.com)$/;
const ID = /^[\w-]{11}$/;

export type Transcript = { title: string; vtt: string; language: string };
type Track = { baseUrl: string; languageCode: string; kind?: string };

/** Marks a video that is there and has nothing to read. */
export const NO_TRANSCRIPT = "no_transcript";

/** The address of a video's page; null when the text is no address of a video. */
export function toVideoUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url) return null;
  const [, first = "", second = ""] = url.pathname.split("/");
  let id = "";
  if (url.hostname === "youtu.be") id = first;
  else if (HOSTS.test(url.hostname)) {
    id = /^(shorts|embed|live|v)$/.test(first) ? second : (url.searchParams.get("v") ?? "");
  }
  return ID.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
}

/**
 * The subtitles of a video, as its page names them: written ones before those that a machine heard.
 * @throws AppError upstream_rejected with `details.reason` no_transcript when there are none
 */
export async function fetchTranscript(fetcher: WebFetcher, url: string): Promise<Transcript> {
  const page = await fetcher.fetch(url, LIMITS);
  const html = new TextDecoder().decode(page.body);
  const track = bestTrack(tracksOf(html));
  if (!track) throw noTranscript();
  const address = URL.parse(track.baseUrl, page.url);
  if (!address) throw noTranscript();
  address.searchParams.set("fmt", "vtt");
  const { body } = await fetcher.fetch(address.href, LIMITS);
  const vtt = new TextDecoder().decode(body);
  if (!vtt.includes("-->")) throw noTranscript();
  return { title: titleOf(html), vtt, language: track.languageCode };
}

function tracksOf(html: string): Track[] {
  const found = jsonAfter(html, '"captionTracks":');
  if (!Array.isArray(found)) return [];
  return found.filter((track): track is Track => typeof track?.baseUrl === "string" && track.baseUrl !== "");
}

function bestTrack(tracks: readonly Track[]): Track | undefined {
  return tracks.find(({ kind }) => kind !== "asr") ?? tracks[0];
}

/** The list that follows a name in the page's script; the page is a program, so only this part of it is read as data. */
function jsonAfter(html: string, name: string): unknown {
  const start = html.indexOf(name);
  if (start < 0) return undefined;
  const from = start + name.length;
  let depth = 0;
  let isText = false;
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (isText) {
      if (character === "\\") at++;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === "[" || character === "{") depth++;
    else if ((character === "]" || character === "}") && --depth === 0)
      return parse(html.slice(from, at + 1));
  }
  return undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function titleOf(html: string): string {
  const [, title = ""] = /<title>([^<]{1,500})<\/title>/.exec(html) ?? [];
  return title
    .replace(/ - YouTube$/, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .trim();
}

function noTranscript(): AppError {
  return new AppError("upstream_rejected", "This video has no transcript that can be read.", {
    details: { reason: NO_TRANSCRIPT },
  });
}
