import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { makeInternet, PUBLIC_ADDRESS } from "@/lib/adapters/web-fetcher/testing/internet";
import { serve } from "@/lib/adapters/web-fetcher/testing/servers";
import { listJobs } from "@/lib/services/jobs";
import { addSource, getSource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { HOST, htmlPage, ORIGIN } from "./testing/site";

const PAUSES = [700, 1_100];

test("a page that a site cannot give at first is asked for again after growing pauses, and the job says why it waits", async () => {
  const asked: number[] = [];
  const { port } = await serve((_, response) => {
    asked.push(Date.now());
    const isUp = asked.length > PAUSES.length;
    response.writeHead(isUp ? 200 : 503, { "content-type": "text/html" });
    response.end(isUp ? htmlPage("Tides", "High water is at noon.") : "");
  });
  const { fetcher } = makeInternet({ [HOST]: [PUBLIC_ADDRESS] }, { [PUBLIC_ADDRESS]: port });
  const tenant = await makeTenant("Again", { fetcher });
  const body = async () => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "url", url: `${ORIGIN}/tides` });
    const wait = async () => (await listJobs(tenant.ctx, { sourceId })).items[0]?.wait;
    while (!(await wait())) await sleep(10);
    expect(await wait()).toMatchObject({ code: "site_error", message: expect.stringContaining("503") });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ status: "ready", error: null });
  };
  await withWorker({ fetcher }, body, (attempt) => PAUSES[attempt] ?? 0);
  const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? at));
  expect(gaps).toHaveLength(PAUSES.length);
  // A step writes down that a page failed a little after it was asked for.
  for (const [index, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(PAUSES[index] ?? 0);
});
