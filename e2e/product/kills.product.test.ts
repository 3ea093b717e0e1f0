import { expect, test } from "vitest";
import { Lane } from "./kills/lane";
import { ownFolder } from "./support/data";

const KILLS = 200;
const LANES = 4;
const TIMEOUT_MS = 600_000;

test(
  "two hundred kills, while it opens, migrates and writes: it opens every time, and nothing said to be done is lost or torn",
  async () => {
    const first = Math.floor(Math.random() * 1_000_000);
    console.info(`kills, seeds ${first} to ${first + LANES - 1}`);
    const folder = ownFolder();
    const lanes = Array.from({ length: LANES }, (_, lane) => new Lane(folder, first + lane));
    await Promise.all(
      lanes.map(async (lane) => {
        while (lane.ledger.kills < KILLS / LANES) await lane.killOnce();
        await lane.finish();
      }),
    );
    const sum = (of: (lane: Lane) => number) => lanes.reduce((all, lane) => all + of(lane), 0);
    expect(sum(({ ledger }) => ledger.kills)).toBe(KILLS);
    const said = {
      rows: sum(({ ledger }) => ledger.acknowledged.rows),
      versions: sum(({ ledger }) => ledger.acknowledged.versions),
      migrated: sum(({ ledger }) => ledger.migrated.size),
    };
    console.info(said);
    // Enough was written between the kills for something to be lost.
    expect(said.rows).toBeGreaterThan(KILLS);
    expect(said.versions).toBeGreaterThan(KILLS / LANES);
    expect(said.migrated).toBeGreaterThanOrEqual(LANES);
  },
  TIMEOUT_MS,
);
