import { afterAll, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import type { JobId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Ports } from "@/lib/services/_kit";
import { addSource, removeSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { randomOf } from "@/lib/testing/random";
import { beginRun, claimPages, fetchPages, finishRun } from ".";
import type { Claimed } from "./claim-pages";
import { htmlPage, makeSite, ORIGIN } from "./testing/site";

// Steps are doubled, replayed and cut off at places that a seed decides, on sites of a size that it decides too.

const SEEDS = [1, 2, 3, 4, 5, 6];
const hits = { doubled: 0, replayed: 0, killed: 0, lost: 0 };

afterAll(() =>
  console.info(`steps of a sync by their fate, seeds ${SEEDS.join(" ")}: ${JSON.stringify(hits)}`),
);

const pathsOf = (random: () => number) =>
  Array.from({ length: 6 + Math.floor(random() * 30) }, (_, index) => `/p${index}`);

async function begun(paths: readonly string[], more: (ports: Ports) => Partial<Ports> = () => ({})) {
  const pages = Object.fromEntries(paths.map((path) => [path, htmlPage(path, `This is ${path}.`)]));
  const site = await makeSite({ "/": htmlPage("Home", "Welcome.", [...paths]), ...pages });
  const ports = { ...getPorts(), fetcher: site.fetcher };
  const tenant = await makeTenant("Replay", { ...ports, ...more(ports) });
  const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
  const { id } = await inTenant(tenant.id, (db) => db.syncRun.findFirstOrThrow({ where: { sourceId } }));
  return { site, tenant, ref: { sourceId, jobId: id as JobId } };
}

async function countsOf({ id }: TestTenant, sourceId: string) {
  return inTenant(id, async (db) => ({
    documents: await db.document.count({ where: { sourceId } }),
    jobs: await db.job.count({ where: { sourceId, kind: "ingest_document" } }),
    run: await db.syncRun.findFirstOrThrow({ where: { sourceId } }),
  }));
}

/** Does a step as an unlucky engine would: twice at once, again after a lost reply, or both. */
async function unlucky<Result>(random: () => number, step: () => Promise<Result>): Promise<Result> {
  const fate = random();
  if (fate < 0.4) {
    hits.doubled++;
    const [result] = await Promise.all([step(), step()]);
    return result;
  }
  const result = await step();
  if (fate > 0.8) return result;
  hits.replayed++;
  // Of the two answers the later one counts: the first never arrived.
  return step();
}

test.each(SEEDS)(
  "steps that are done twice, at once or after a lost reply, make nothing twice (seed %d)",
  async (seed) => {
    const random = randomOf(seed);
    const paths = pathsOf(random);
    const { tenant, ref } = await begun(paths);
    const { ctx } = tenant;
    await unlucky(random, () => beginRun(ctx, ref));
    for (;;) {
      const { pages } = await unlucky(random, () => claimPages(ctx, ref));
      if (pages.length === 0) break;
      await unlucky(random, () => fetchPages(ctx, { ...ref, pages }));
    }
    await unlucky(random, () => finishRun(ctx, { ...ref, limit: null }));
    const { documents, jobs, run } = await countsOf(tenant, ref.sourceId);
    const all = paths.length + 1;
    expect({ documents, jobs }).toEqual({ documents: all, jobs: all });
    expect(run).toMatchObject({
      outcome: "done",
      ...{ found: all, fetched: all, added: all },
      ...{ skipped: 0, failed: 0 },
    });
    expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(all);
  },
);

/** A blob store that is cut off before or after a write, for as long as it is told to be. */
function fragile(random: () => number) {
  const state = { isCut: false };
  const more = ({ blobs }: Ports): Partial<Ports> => ({
    blobs: {
      ...blobs,
      async put(...given: Parameters<typeof blobs.put>) {
        const fate = state.isCut ? random() : 1;
        if (fate < 0.2) {
          hits.lost++;
          throw new Error("killed");
        }
        const stored = await blobs.put(...given);
        if (fate < 0.4) {
          hits.killed++;
          throw new Error("killed");
        }
        return stored;
      },
    },
  });
  return { state, more };
}

test.each(SEEDS)(
  "killed around the writing of pages, again and again, each page has one document; deleted in between, none (seed %d)",
  async (seed) => {
    const random = randomOf(seed);
    const paths = pathsOf(random);
    const { state, more } = fragile(random);
    const { tenant, ref } = await begun(paths, more);
    const { ctx } = tenant;
    const blobs = () => getPorts().blobs.count(`tenants/${tenant.id}/`);
    await beginRun(ctx, ref);
    state.isCut = true;
    // A step that is cut off is done again with the same pages, as an engine does it.
    const fetch = async (pages: Claimed[]) => {
      for (;;) {
        const isDone = await fetchPages(ctx, { ...ref, pages }).then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
    };
    const first = await claimPages(ctx, ref);
    await fetch(first.pages);
    expect((await countsOf(tenant, ref.sourceId)).documents).toBe(1);
    expect(await blobs()).toBe(1);

    const next = await claimPages(ctx, ref);
    if (seed % 2 === 0) {
      // Whatever this try left behind, nothing of it outlives the source.
      await fetchPages(ctx, { ...ref, pages: next.pages }).catch(() => {});
      const { documents } = await countsOf(tenant, ref.sourceId);
      state.isCut = false;
      await removeSource(ctx, { sourceId: ref.sourceId });
      await fetchPages(ctx, { ...ref, pages: next.pages });
      expect((await countsOf(tenant, ref.sourceId)).documents).toBe(documents);
      expect(await blobs()).toBe(documents);
      return;
    }
    for (let { pages } = next; pages.length > 0; { pages } = await claimPages(ctx, ref)) await fetch(pages);
    await finishRun(ctx, { ...ref, limit: null });
    const { documents, jobs, run } = await countsOf(tenant, ref.sourceId);
    const all = paths.length + 1;
    expect({ documents, jobs, blobs: await blobs() }).toEqual({ documents: all, jobs: all, blobs: all });
    expect(run).toMatchObject({ outcome: "done", fetched: all, added: all, failed: 0 });
  },
);
