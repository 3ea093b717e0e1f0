import { expect, test } from "vitest";
import type { FetchedPage, WebFetcher } from "@/lib/services/_kit";
import { listDocuments } from "@/lib/services/documents";
import { search } from "@/lib/services/retrieval";
import { addSource, getSource, listRuns, syncSource } from "@/lib/services/sources";
import { makeBot, makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";

test("each question is a document of its own, found by its words and by those of its answer", async () => {
  const tenant = await makeTenant();
  const bot = await makeBot(tenant);
  const items = [
    { question: "When is the lamp lit?", answer: "At dusk, every day of the year." },
    { question: "Who may climb the tower?", answer: "Visitors older than eight years." },
  ];
  await withWorker({}, async () => {
    const source = await addSource(tenant.ctx, { type: "qa", title: "Questions", items, botIds: [bot.id] });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: source.id })).toMatchObject({
      status: "ready",
      counts: { ready: 2 },
    });
    const { items: documents } = await listDocuments(tenant.ctx, { sourceId: source.id });
    expect(documents.map(({ title }) => title).sort()).toEqual(items.map(({ question }) => question).sort());
    for (const query of ["tower climb", "visitors older"]) {
      const { results } = await search(tenant.ctx, { botId: bot.id, query });
      expect(results[0]).toMatchObject({ title: "Who may climb the tower?" });
      expect(results[0]?.text).toContain("older than eight");
    }
  });
});

const VTT =
  "WEBVTT\n\n00:00.000 --> 00:04.000\nThe keeper lights the lamp at dusk and puts it out at dawn.\n";

/** YouTube as far as we use it: a page of one video, which names where the subtitles are. */
function makeVideos(video: { tracks: boolean }): WebFetcher {
  const { fetcher } = testOpenCtx().ports;
  const page = (url: string, body: string): FetchedPage => ({
    url,
    contentType: "text/html",
    body: new TextEncoder().encode(body),
    validators: { etag: null, lastModified: null },
    isUnchanged: false,
    robotsTag: null,
    browserRules: { contentPolicies: [], embedderPolicy: null },
  });
  return {
    ...fetcher,
    async fetch(url) {
      if (url.includes("/api/timedtext")) return page(url, VTT);
      const tracks = video.tracks
        ? `"captionTracks":[{"baseUrl":"/api/timedtext?v=1","languageCode":"en"}]`
        : "";
      return page(url, `<title>The lamp - YouTube</title><script>x = {${tracks}}</script>`);
    },
  };
}

test("a video is taken in by its subtitles, and says so when it has none", async () => {
  const video = { tracks: true };
  const fetcher = makeVideos(video);
  const tenant = await makeTenant("Video", { fetcher });
  const bot = await makeBot(tenant);
  await withWorker({ fetcher }, async () => {
    const url = "https://youtu.be/abcdefghij1";
    const source = await addSource(tenant.ctx, { type: "youtube", url, botIds: [bot.id] });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: source.id })).toMatchObject({
      status: "ready",
      title: "The lamp",
    });
    const { results } = await search(tenant.ctx, { botId: bot.id, query: "lamp at dusk" });
    expect(results[0]).toMatchObject({
      title: "The lamp",
      url: "https://www.youtube.com/watch?v=abcdefghij1",
    });

    video.tracks = false;
    await syncSource(tenant.ctx, { sourceId: source.id });
    await settled(tenant.id);
    // What was taken in before keeps answering.
    expect((await search(tenant.ctx, { botId: bot.id, query: "lamp at dusk" })).results).toHaveLength(1);
    expect((await addSource(tenant.ctx, { type: "youtube", url })).duplicates).toMatchObject([
      { sourceId: source.id },
    ]);
    const other = "https://youtu.be/abcdefghij2";
    const none = await addSource(tenant.ctx, { type: "youtube", url: other });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: none.id })).toMatchObject({
      status: "failed",
      error: { code: "no_transcript" },
    });
    expect((await listRuns(tenant.ctx, { sourceId: source.id })).items[0]).toMatchObject({
      outcome: "failed",
      counts: { removed: 0 },
    });
  });
  await expect(addSource(tenant.ctx, { type: "youtube", url: "https://example.com/" })).rejects.toMatchObject(
    {
      code: "validation_failed",
    },
  );
});
