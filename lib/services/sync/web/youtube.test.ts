import { describe, expect, test } from "vitest";
import { makeInternet, PUBLIC_ADDRESS } from "@/lib/adapters/web-fetcher/testing/internet";
import { serve } from "@/lib/adapters/web-fetcher/testing/servers";
import { fetchTranscript, toVideoUrl } from "./youtube";

const WATCH = "https://www.youtube.com/watch?v=abcdefghij1";

test.each([
  ["https://youtu.be/abcdefghij1?t=10", WATCH],
  ["https://www.youtube.com/watch?v=abcdefghij1&list=x", WATCH],
  ["https://m.youtube.com/shorts/abcdefghij1", WATCH],
  ["https://www.youtube.com/embed/abcdefghij1", WATCH],
  ["https://www.youtube.com/@channel", null],
  ["https://example.com/watch?v=abcdefghij1", null],
  ["youtube", null],
])("%s", (text, url) => {
  expect(toVideoUrl(text)).toBe(url);
});

const VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nThe lamp is lit at dusk.\n";

describe("the transcript of a video", () => {
  async function videoSite(tracks: object[] | null) {
    const player = tracks
      ? `{"captions":{"playerCaptionsTracklistRenderer":{"captionTracks":${JSON.stringify(tracks)}}}}`
      : "{}";
    const asked: string[] = [];
    const { port } = await serve((request, response) => {
      asked.push(request.url ?? "");
      if (request.url?.startsWith("/watch"))
        return response.end(
          `<title>Tom &amp; the lamp - YouTube</title><script>var player = ${player};</script>`,
        );
      return response.end(request.url?.includes("empty") ? "" : VTT);
    });
    const { fetcher } = makeInternet({ "video.example": [PUBLIC_ADDRESS] }, { [PUBLIC_ADDRESS]: port });
    return { asked, fetch: () => fetchTranscript(fetcher, "http://video.example/watch?v=abcdefghij1") };
  }

  test("is the one that people wrote, before the one that a machine heard", async () => {
    const heard = { baseUrl: "/api?lang=en&kind=asr", languageCode: "en", kind: "asr" };
    const written = { baseUrl: '/api?lang=de&name="[x]"', languageCode: "de" };
    const site = await videoSite([heard, written]);
    const { title, vtt, language } = await site.fetch();
    expect([title, language, vtt]).toEqual(["Tom & the lamp", "de", VTT]);
    expect(site.asked[1]).toContain("fmt=vtt");
  });

  test.each([[null], [[]], [[{ baseUrl: "/empty", languageCode: "en" }]]])(
    "that has none says so: %j",
    async (tracks) => {
      const site = await videoSite(tracks);
      await expect(site.fetch()).rejects.toMatchObject({
        code: "upstream_rejected",
        details: { reason: "no_transcript" },
      });
    },
  );
});
