import { expect, test } from "vitest";
import { PROBE } from "@/lib/schemas/widget-doctor";
import { streamProbeRoute } from "./stream-probe-route";
import { documentRequest, newAddress } from "./testing/widget-fixtures";

test("what the doctor listens to comes part by part, as answers do, and is kept by no proxy", async () => {
  const response = await streamProbeRoute()(documentRequest(PROBE.path));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-transform");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  const times: number[] = [];
  let text = "";
  for await (const bytes of response.body ?? []) {
    times.push(Date.now());
    text += new TextDecoder().decode(bytes);
  }
  expect(text).toBe(["1", "2", "3", "4"].map((count) => `data: ${count}\n\n`).join(""));
  const [first = 0, last = 0] = [times.at(0), times.at(-1)];
  expect(last - first).toBeGreaterThan(PROBE.everyMs * 2);
});

test("one address may listen only so often", async () => {
  const headers = { "x-minirag-peer": newAddress() };
  const statuses: number[] = [];
  for (let count = 0; count <= 600; count++) {
    const response = await streamProbeRoute()(documentRequest(PROBE.path, headers));
    statuses.push(response.status);
    await response.body?.cancel();
  }
  expect(statuses.slice(0, 600).every((status) => status === 200)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
});
