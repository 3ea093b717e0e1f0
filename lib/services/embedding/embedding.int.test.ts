import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getPorts } from "@/lib/adapters";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import type { BotId, ConnectionId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { inTenant } from "@/lib/db";
import type { Ctx, SearchIndex } from "@/lib/services/_kit";
import { listAudit } from "@/lib/services/audit";
import { createConnection, removeConnection, updateConnection } from "@/lib/services/connections";
import { search } from "@/lib/services/retrieval";
import { addSource } from "@/lib/services/sources";
import { openTenant } from "@/lib/services/tenants";
import { as, makeBot, makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { modelsBehind } from "@/lib/testing/with-models";
import { settled, withWorker } from "@/lib/testing/worker";
import { chooseEmbedding, getEmbedding } from ".";

// The deployment's account, and those of two teams: three servers, three keys, vectors of three lengths.

let deployment: OpenAiDouble;
let one: OpenAiDouble;
let two: OpenAiDouble;

beforeAll(async () => {
  [deployment, one, two] = [await startOpenAiDouble(), await startOpenAiDouble(), await startOpenAiDouble()];
});
afterAll(() => Promise.all([deployment.close(), one.close(), two.close()]));
beforeEach(() => {
  const quiet = { embeddingStatus: 200, embeddingPauseMs: 0 };
  Object.assign(deployment, { ...quiet, embedded: [], embeddings: [], dimensions: 64 });
  Object.assign(one, { ...quiet, embedded: [], embeddings: [], dimensions: 48, key: "sk-one" });
  Object.assign(two, { ...quiet, embedded: [], embeddings: [], dimensions: 32, key: "sk-two" });
});

const fetcher = createWebFetcher({ allowedCidrs: ["127.0.0.1/32"], log: SILENT });
const ports = () => ({ models: modelsBehind(deployment, { embedding: "openai/small" }), fetcher });

/** As a request would find the tenant now. */
async function now({ id, ctx }: TestTenant, more: Partial<Ctx["ports"]> = {}): Promise<Ctx> {
  return as(await openTenant(testOpenCtx({ ...ports(), ...more }), id, "test"), ctx.actor);
}

async function connect(
  tenant: TestTenant,
  double: OpenAiDouble,
  secret = double.key ?? "",
): Promise<ConnectionId> {
  const account = { provider: "openai_compatible" as const, baseUrl: double.url, secret };
  return (await createConnection(await now(tenant), { name: `Account ${crypto.randomUUID()}`, ...account }))
    .id;
}

async function choose(tenant: TestTenant, double: OpenAiDouble, more: { dimensions?: number } = {}) {
  const connectionId = await connect(tenant, double);
  await chooseEmbedding(await now(tenant), { connectionId, model: "meaning", ...more });
  return connectionId;
}

async function add(tenant: TestTenant, botId: BotId, ...texts: string[]): Promise<void> {
  const ctx = await now(tenant);
  for (const text of texts) await addSource(ctx, { type: "text", title: "Note", text, botIds: [botId] });
}

const dense = async (tenant: TestTenant, botId: BotId, query: string, more: Partial<Ctx["ports"]> = {}) =>
  search(await now(tenant, more), { botId, query, mode: "dense", topK: 3 });

const spacesOf = ({ id }: TestTenant) =>
  inTenant(id, (db) => db.embeddingSpace.findMany({ orderBy: { createdAt: "asc" } }));
const documentsOf = ({ id }: TestTenant) => inTenant(id, (db) => db.document.findMany());

/** The index, with every vector that is looked for written down beside the space it is looked for in. */
function watched(seen: { tenant: string; space: string | null; length: number }[]): { index: SearchIndex } {
  const { index } = getPorts();
  const forTenant: SearchIndex["forTenant"] = (tenant, space) => {
    const real = index.forTenant(tenant, space);
    return {
      ...real,
      search: (query) => {
        if ("vector" in query && query.vector) seen.push({ tenant, space, length: query.vector.length });
        return real.search(query);
      },
    };
  };
  return { index: { ...index, forTenant } };
}

test("two teams and the deployment embed at once, each text through its own account, each question in its own space", async () => {
  await withWorker(ports(), async () => {
    const teams = await Promise.all(
      [one, two, null].map(async (double, at) => {
        const tenant = await makeTenant(`Team ${at}`);
        const bot = await makeBot(tenant);
        if (double) await choose(tenant, double);
        return {
          tenant,
          botId: bot.id,
          word: ["anchor", "beacon", "compass"][at] ?? "",
          double: double ?? deployment,
        };
      }),
    );
    await Promise.all(
      teams.map(({ tenant, botId, word }) =>
        add(tenant, botId, `The ${word} is ours.`, `Every ${word} is checked.`),
      ),
    );
    await Promise.all(teams.map(({ tenant }) => settled(tenant.id)));
    const seen: Parameters<typeof watched>[0] = [];
    const answers = await Promise.all(
      teams.map(({ tenant, botId, word }) => dense(tenant, botId, `whose ${word}`, watched(seen))),
    );
    for (const [at, { tenant, word, double }] of teams.entries()) {
      expect(answers[at]?.degraded).toBeUndefined();
      expect(answers[at]?.results.map(({ text }) => text).join()).toContain(word);
      const others = teams.filter((team) => team.word !== word).map((team) => team.word);
      expect(double.embedded.some((text) => text.includes(word))).toBe(true);
      expect(double.embedded.some((text) => others.some((other) => text.includes(other)))).toBe(false);
      expect(new Set(double.embeddings.map(({ key }) => key))).toEqual(new Set([double.key ?? undefined]));
      const [space, ...rest] = await spacesOf(tenant);
      expect(rest).toEqual([]);
      expect(space?.dimensions).toBe(double.dimensions);
      const mine = seen.filter((one) => one.tenant === tenant.id);
      expect(mine).toEqual([{ tenant: tenant.id, space: space?.id, length: double.dimensions }]);
    }
  });
});

test("another model is filled beside the one that answers, at once; each is asked through its own account until the switch", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Moving");
    const { id: botId } = await makeBot(tenant);
    const texts = ["The lamp was lit in 1873.", "Visitors climb 212 steps.", "Closed on Mondays."];
    await add(tenant, botId, ...texts);
    await settled(tenant.id);
    one.embeddingPauseMs = 400;
    deployment.embedded = [];
    const connectionId = await choose(tenant, one);
    const during = await dense(tenant, botId, "who climbs the steps");
    expect(during.degraded).toBeUndefined();
    expect(during.results[0]?.text).toContain("212");
    expect(deployment.embedded).toEqual(["who climbs the steps"]);
    const state = await getEmbedding(await now(tenant), {});
    expect(state).toMatchObject({
      model: "openai-compatible/meaning",
      askedBy: "openai/small",
      problem: null,
    });
    expect(state.documents).toMatchObject({ total: 3, failed: 0 });
    expect(state.documents.done).toBeLessThan(3);
    expect(state.passages).toBe(3);
    await settled(tenant.id);
    one.embeddingPauseMs = 0;
    // The switch follows the last document's job.
    await vi.waitFor(async () => {
      const spaces = await spacesOf(tenant);
      expect(spaces.map((space) => [space.connectionId, space.dimensions])).toEqual([[connectionId, 48]]);
    }, 10_000);
    expect(await getEmbedding(await now(tenant), {})).toMatchObject({
      askedBy: "openai-compatible/meaning",
      documents: { total: 3, done: 3, failed: 0 },
    });
    const after = await dense(tenant, botId, "who climbs the steps");
    expect(after.results[0]?.text).toContain("212");
    expect(deployment.embedded).toEqual(["who climbs the steps"]);
    expect(one.embedded.at(-1)).toBe("who climbs the steps");
    const audit = await listAudit(tenant.ctx, {});
    expect(audit.items.map(({ action }) => action)).toContain("embedding.choose");
    expect(JSON.stringify(audit)).not.toContain("sk-one");

    await chooseEmbedding(await now(tenant), { connectionId: "deployment" });
    await settled(tenant.id);
    await vi.waitFor(async () => {
      expect((await spacesOf(tenant)).map((space) => space.connectionId)).toEqual(["deployment"]);
    }, 10_000);
  });
});

test("a shorter vector is asked for wherever one is made, and is a space of its own", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Short");
    const { id: botId } = await makeBot(tenant);
    await choose(tenant, one, { dimensions: 16 });
    await add(tenant, botId, "The lamp was lit in 1873.");
    await settled(tenant.id);
    expect((await dense(tenant, botId, "lamp")).degraded).toBeUndefined();
    expect(new Set(one.embeddings.map(({ dimensions }) => dimensions))).toEqual(new Set([16]));
    expect((await spacesOf(tenant)).map(({ dimensions }) => dimensions)).toEqual([16]);
  });
});

test("a model that does not work is not chosen, and it is said what is wrong with which field", async () => {
  const tenant = await makeTenant("Trying");
  const ctx = await now(tenant);
  const refused = await connect(tenant, one, "sk-wrong");
  const right = await connect(tenant, one);
  const silent = (await createConnection(ctx, { name: "A", provider: "anthropic", secret: "x" })).id;
  const foreign = await connect(await makeTenant("Other"), one);
  const wrongs = [
    [{ connectionId: refused, model: "meaning" }, "connectionId", /refuses the key/],
    [{ connectionId: silent, model: "meaning" }, "connectionId", /no models that embed/],
    [{ connectionId: foreign, model: "meaning" }, "connectionId", /not a connection/],
  ] as const;
  for (const [choice, place, message] of wrongs) {
    await expect(chooseEmbedding(ctx, choice)).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [{ path: [place], message: expect.stringMatching(message) }] },
    });
  }
  one.embeddingStatus = 404;
  await expect(chooseEmbedding(ctx, { connectionId: right, model: "gone" })).rejects.toMatchObject({
    details: { issues: [{ path: ["model"] }] },
  });
  one.embeddingStatus = 500;
  await expect(chooseEmbedding(ctx, { connectionId: right, model: "meaning" })).rejects.toMatchObject({
    code: "upstream_failed",
  });
  expect((await getEmbedding(await now(tenant), {})).choice).toEqual({ connectionId: "deployment" });
});

test("a key that is refused later: documents say whose, questions are answered by words, and nothing else stands in", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Refused");
    const { id: botId } = await makeBot(tenant);
    await choose(tenant, one);
    await add(tenant, botId, "The lamp was lit in 1873.");
    await settled(tenant.id);
    one.embeddingPauseMs = 2_000;
    const slow = await search(await now(tenant), { botId, query: "When was the lamp lit?" });
    expect(slow).toMatchObject({ degraded: "embedding_too_slow" });
    one.embeddingPauseMs = 0;
    one.key = "sk-renewed";
    deployment.embedded = [];
    const found = await search(await now(tenant), { botId, query: "When was the lamp lit?" });
    expect(found).toMatchObject({ degraded: "embedding_refused" });
    expect(found.results[0]?.text).toContain("1873");
    await add(tenant, botId, "Visitors climb 212 steps.");
    await settled(tenant.id);
    const failed = (await documentsOf(tenant)).find(({ status }) => status === "failed");
    expect(failed?.errorMessage).toMatch(/refuses the key of the connection “Account .*under Connections/);
    expect(deployment.embedded).toEqual([]);
  });
});

test("a connection that embeds is not removed; one that is gone all the same, or its key, breaks nothing", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Gone");
    const { id: botId } = await makeBot(tenant);
    const connectionId = await choose(tenant, one);
    await add(tenant, botId, "The lamp was lit in 1873.");
    await settled(tenant.id);
    await expect(removeConnection(await now(tenant), { connectionId })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Search by meaning"),
    });
    await inTenant(tenant.id, (db) => db.connection.delete({ where: { id: connectionId } }));
    const found = await search(await now(tenant), { botId, query: "When was the lamp lit?" });
    expect(found).toMatchObject({ degraded: "embedding_removed" });
    expect(found.results[0]?.text).toContain("1873");
    await add(tenant, botId, "Visitors climb 212 steps.");
    await settled(tenant.id);
    const failed = (await documentsOf(tenant)).find(({ status }) => status === "failed");
    expect(failed).toMatchObject({
      errorCode: "embedding_refused",
      errorMessage: expect.stringContaining("was removed"),
    });
    expect((await getEmbedding(await now(tenant), {})).problem).toContain("was removed");
  });
});

test("while a change is filled, the account that is left may lose its key or go: questions are answered by words until the switch", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Leaving");
    const { id: botId } = await makeBot(tenant);
    const left = await choose(tenant, one);
    await add(tenant, botId, "The lamp was lit in 1873.", "Visitors climb 212 steps.");
    await settled(tenant.id);
    two.embeddingPauseMs = 600;
    await choose(tenant, two);
    await removeConnection(await now(tenant), { connectionId: left });
    const during = await search(await now(tenant), { botId, query: "When was the lamp lit?" });
    expect(during).toMatchObject({ degraded: "embedding_removed" });
    await settled(tenant.id);
    two.embeddingPauseMs = 0;
    await vi.waitFor(async () => {
      expect((await dense(tenant, botId, "lamp lit")).results[0]?.text).toContain("1873");
    }, 10_000);
  });
});

test("who turns back midway has what was there before, without paying again", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("Back");
    const { id: botId } = await makeBot(tenant);
    const first = await choose(tenant, one);
    await add(tenant, botId, "The lamp was lit in 1873.", "Visitors climb 212 steps.");
    await settled(tenant.id);
    two.embeddingPauseMs = 300;
    await choose(tenant, two);
    one.embedded = [];
    await chooseEmbedding(await now(tenant), { connectionId: first, model: "meaning" });
    await settled(tenant.id);
    two.embeddingPauseMs = 0;
    const found = await dense(tenant, botId, "lamp lit");
    expect(found.degraded).toBeUndefined();
    expect(found.results[0]?.text).toContain("1873");
    // The trial of the model, and the question.
    expect(one.embedded).toHaveLength(2);
  });
});

test("a team may want no search by meaning: nothing of it is sent anywhere", async () => {
  await withWorker(ports(), async () => {
    const tenant = await makeTenant("None");
    const { id: botId } = await makeBot(tenant);
    const connectionId = await choose(tenant, one);
    await updateConnection(await now(tenant), { connectionId, secret: null });
    await chooseEmbedding(await now(tenant), { connectionId: "none" });
    await removeConnection(await now(tenant), { connectionId });
    one.embedded = [];
    deployment.embedded = [];
    await add(tenant, botId, "The lamp was lit in 1873.");
    await settled(tenant.id);
    const found = await search(await now(tenant), { botId, query: "When was the lamp lit?" });
    expect(found.degraded).toBeUndefined();
    expect(found.results[0]?.text).toContain("1873");
    expect([...one.embedded, ...deployment.embedded]).toEqual([]);
    expect(await getEmbedding(await now(tenant), {})).toMatchObject({
      model: null,
      askedBy: null,
      problem: null,
    });
  });
});
