import { expect, test, vi } from "vitest";
import type { SourceDto } from "@/lib/schemas/source";
import { attach, detach } from "./attach";
import { findCandidates } from "./candidates";

const source = (id: string, botIds: string[]) => ({ id, botIds }) as unknown as SourceDto;

/** Pages of sources, each with the cursor that leads to the next. */
function lister(pages: SourceDto[][]) {
  return vi.fn(async (cursor: string | null) => {
    const index = Number(cursor ?? 0);
    return { items: pages[index] ?? [], nextCursor: index + 1 < pages.length ? String(index + 1) : null };
  });
}

const attached = Array.from({ length: 40 }, (_, index) => source(`src_a${index}`, ["bot_1"]));
const free = Array.from({ length: 40 }, (_, index) => source(`src_f${index}`, ["bot_2"]));

test("sources of other bots are found behind any number of this bot's own", async () => {
  const list = lister([attached, attached, [...attached, source("src_x", [])]]);
  expect(await findCandidates("bot_1", list)).toEqual({ sources: [source("src_x", [])], hasMore: false });
});

test("no more is asked for than one can look through", async () => {
  const list = lister([free, free, free]);
  const found = await findCandidates("bot_1", list);
  expect(found.sources).toHaveLength(30);
  expect(found.hasMore).toBe(true);
  expect(list).toHaveBeenCalledTimes(1);
});

function apiWith(botIds: string[]) {
  const patch = vi.fn(async () => source("src_1", []));
  return { api: { get: async () => source("src_1", botIds), patch } as never, patch };
}

test("a bot is attached beside those that others attached meanwhile, and once", async () => {
  const other = apiWith(["bot_2"]);
  await attach(other.api, "src_1", "bot_1");
  expect(other.patch).toHaveBeenCalledWith("/sources/src_1", expect.anything(), {
    botIds: ["bot_2", "bot_1"],
  });
  const same = apiWith(["bot_1"]);
  await attach(same.api, "src_1", "bot_1");
  expect(same.patch).toHaveBeenCalledWith("/sources/src_1", expect.anything(), { botIds: ["bot_1"] });
});

test("a bot is detached, and the others stay", async () => {
  const { api, patch } = apiWith(["bot_2", "bot_1", "bot_3"]);
  await detach(api, "src_1", "bot_1");
  expect(patch).toHaveBeenCalledWith("/sources/src_1", expect.anything(), { botIds: ["bot_2", "bot_3"] });
});
