import { beforeEach, describe, expect, test } from "vitest";
import { listContacts } from "@/lib/services/contacts";
import { serverWords } from "@/lib/services/widget";
import { type Answered, call } from "@/lib/testing/call";
import { tokenFor } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";
import { OUR_ORIGIN, openStall, panel, publish, SITE, type Stall, visit } from "./testing/widget-fixtures";

const LEAD = {
  when: "before" as const,
  fields: [
    { field: "email" as const, isRequired: true },
    { field: "name" as const, isRequired: false },
  ],
  consent: "You may write to me.",
};
const PERSON = { email: "team@example.test" };
const FORM = { email: "vera@example.org", name: "Vera", consent: true };
const WISH = { email: "vera@example.org", message: "May I call you?" };

let stall: Stall;
let token: string;

beforeEach(async () => {
  stall = await openStall({ lead: LEAD, person: PERSON });
  ({ token } = await visit(stall.bot));
});

const routes = await loadRoutes();
const send = (path: string, body: object, key?: string, query: Record<string, string> = {}) =>
  panel(`POST /api/widget/${path}`, token, {
    ...{ body, query },
    ...(key && { headers: { "idempotency-key": key } }),
  });

/** What the team sees of it. */
const listed = async ({ tenant }: Stall) => (await listContacts(tenant.ctx, {})).items;

const issuesOf = ({ body }: Answered) =>
  (body as { error: { details: { issues: { path: string[]; message: string }[] } } }).error.details.issues;

describe.each([
  ["lead", FORM, 201],
  ["person", WISH, 202],
] as const)("%s", (path, body, status) => {
  test("is kept for the team, with the page without its query", async () => {
    const answered = await send(path, { ...body, page: { url: `${SITE}/prices?secret=1` } });
    expect(answered.status).toBe(status);
    expect(await listed(stall)).toMatchObject([
      { ...(answered.body as object), kind: path, email: "vera@example.org", page: `${SITE}/prices` },
    ]);
  });

  test("takes effect once for one Idempotency-Key, and another request with it is refused", async () => {
    const [first, again] = [await send(path, body, "form-1"), await send(path, body, "form-1")];
    expect([first.status, again.status]).toEqual([status, status]);
    expect(again.body).toEqual(first.body);
    expect((await send(path, { ...body, email: "else@example.org" }, "form-1")).status).toBe(422);
    expect((await send(path, body, "not one line\u00e9")).status).toBe(400);
    expect(await listed(stall)).toHaveLength(1);
    expect((await send(path, body, "form-2")).status).toBe(status);
    expect(await listed(stall)).toHaveLength(2);
  });

  test("is of a visitor: another visitor's key is another key", async () => {
    await send(path, body, "form-1");
    ({ token } = await visit(stall.bot));
    await send(path, body, "form-1");
    expect(await listed(stall)).toHaveLength(2);
  });

  test("is refused while the bot is paused, when nobody set it up, and beyond what the form has", async () => {
    expect((await send(path, { ...body, role: "owner" })).status).toBe(422);
    await publish(stall, { lead: LEAD, person: PERSON, state: "paused" });
    expect(await send(path, body)).toMatchObject({
      status: 403,
      body: { error: { details: { reason: "paused" } } },
    });
    await publish(stall);
    expect((await send(path, body)).status).toBe(404);
    expect(await listed(stall)).toEqual([]);
  });

  test.each(["en", "de", "ar"] as const)("says in %s that it was sent too often", async (lang) => {
    for (let count = 0; count < 5; count++) expect((await send(path, body)).status).toBe(status);
    expect(await send(path, body, undefined, { lang })).toMatchObject({
      status: 429,
      body: { error: { message: serverWords(lang).left.tooOften } },
    });
  });

  test("that the team sends from its preview is looked at, and neither kept nor mailed", async () => {
    const { tenant, bot } = stall;
    const route = routes.find((one) => one.path === "/api/v1/bots/[botId]/widget/preview");
    if (!route) throw new Error("no route");
    const launched = await call(route, {
      ...{ params: { botId: bot }, body: {} },
      headers: await tokenFor(tenant, "write"),
    });
    ({ token } = await visit(bot, {}, (launched.body as { token: string }).token));
    const from = (given: object) =>
      panel(`POST /api/widget/${path}`, token, { body: given, headers: { origin: OUR_ORIGIN } });
    expect((await from({ ...body, email: "nonsense" })).status).toBe(422);
    expect((await from(body)).status).toBe(status);
    expect(await listed(stall)).toEqual([]);
  });
});

test("what is missing in a form is said in the panel's language, at its place", async () => {
  const answered = await send("lead", { consent: false }, undefined, { lang: "fr" });
  expect(answered.status).toBe(422);
  const { missing, notAgreed } = serverWords("fr").left;
  expect(issuesOf(answered)).toEqual([
    { path: ["email"], message: missing },
    { path: ["consent"], message: notAgreed },
  ]);
});

test("a form before the chat is known to be filled in, and nobody begins without it", async () => {
  const body = { message: "May I begin?" };
  const history = async () => (await panel("GET /api/widget/history", token)).body;
  expect(await history()).toEqual({ conversation: null, hasLead: false });
  const refused = await panel("POST /api/widget/ask", token, { body });
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ error: { message: serverWords("en").left.missing } });
  // Who asks for a person has not filled in the form.
  await send("person", WISH);
  expect(await history()).toMatchObject({ hasLead: false });
  await send("lead", FORM);
  expect(await history()).toEqual({ conversation: null, hasLead: true });
  expect((await panel("POST /api/widget/ask", token, { body })).status).toBe(200);
  const { token: other } = await visit(stall.bot);
  expect((await panel("POST /api/widget/ask", other, { body })).status).toBe(403);
});
