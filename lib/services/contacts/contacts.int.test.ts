import { beforeEach, describe, expect, test } from "vitest";
import type { Mail } from "@/lib/adapters/mailer/port";
import { AppError } from "@/lib/core/errors";
import { type BotId, type ConversationId, newId, type VisitorId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { updateBot } from "@/lib/services/bots";
import { ask, removeConversation } from "@/lib/services/chat";
import {
  askPerson,
  exportContacts,
  getContact,
  leaveDetails,
  listContacts,
  mailPerson,
  removeContact,
} from "@/lib/services/contacts";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";

const SITE = "https://shop.example.test";
const CONSENT = "I agree that Skerry Ltd.  may write to me.\nUntil I say no.";
const PERSON = "team@example.test";

let tenant: TestTenant;
let botId: BotId;
let mails: Mail[];
let failures: number;

beforeEach(async () => {
  mails = [];
  failures = 0;
  tenant = await makeTenant("Skerry", {
    mailer: {
      adapter: "test",
      isReal: false,
      check: async () => "",
      async send(mail) {
        if (failures-- > 0) throw new AppError("upstream_failed", "The mail server did not take the mail.");
        mails.push(mail);
      },
    },
  });
  botId = (await makeBot(tenant)).id;
  await setUp({
    lead: {
      when: "before" as const,
      fields: [
        { field: "email" as const, isRequired: true },
        { field: "name" as const, isRequired: false },
      ],
      consent: CONSENT,
    },
    person: { email: PERSON },
  });
});

const setUp = (widget: Parameters<typeof updateBot>[1]["widget"]) =>
  updateBot(tenant.ctx, { botId, widget: { ...widget, state: "on" } });

function visitor(visitorId: VisitorId = newId("visitor")): Ctx {
  return {
    ...as(tenant.ctx, { type: "visitor", visitorId, botId, origin: SITE, isVerified: false }),
    // The limits are of the address too.
    address: visitorId,
  };
}

async function talk(ctx: Ctx, message: string): Promise<ConversationId> {
  const { conversationId, parts } = await ask(ctx, { botId, message, signal: new AbortController().signal });
  for await (const _ of parts);
  return conversationId;
}

const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => AppError.from(error).details?.issues?.map(({ path }) => path.join(".")),
  );

describe("the form", () => {
  test("keeps what it asks for, with the words that were agreed to and the page without its query", async () => {
    const page = { url: `${SITE}/prices?token=secret#x` };
    const ctx = visitor();
    const { id } = await leaveDetails(ctx, { email: "vera@example.org", phone: "123", consent: true, page });
    expect(await getContact(tenant.ctx, { contactId: id })).toMatchObject({
      ...{ kind: "lead", email: "vera@example.org", phone: null, name: null },
      ...{ consent: CONSENT, page: `${SITE}/prices`, conversationId: null, mailedAt: null },
    });
  });

  test("names every place that is missing, and keeps nothing then", async () => {
    expect(await issuesOf(leaveDetails(visitor(), { consent: false }))).toEqual(["email", "consent"]);
    expect((await listContacts(tenant.ctx, {})).items).toEqual([]);
  });

  test("is not there when the owner set none up; a member of the team is no visitor", async () => {
    await setUp({});
    const body = { email: "vera@example.org", consent: true };
    await expect(leaveDetails(visitor(), body)).rejects.toMatchObject({ code: "not_found" });
    await expect(leaveDetails(tenant.ctx, body)).rejects.toMatchObject({ code: "forbidden" });
    const person = { email: "vera@example.org", message: "Hello" };
    await expect(askPerson(visitor(), person)).rejects.toMatchObject({ code: "not_found" });
  });

  test("takes five an hour of one visitor", async () => {
    const ctx = visitor();
    const once = () => leaveDetails(ctx, { email: "vera@example.org", consent: true });
    for (let count = 0; count < 5; count++) await once();
    await expect(once()).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("does not take another visitor's conversation", async () => {
    const theirs = await talk(visitor(), "When is it open?");
    const body = { email: "vera@example.org", consent: true, conversationId: theirs };
    expect(await issuesOf(leaveDetails(visitor(), body))).toEqual(["conversationId"]);
  });
});

describe("asking a person", () => {
  const BODY = {
    email: "vera@example.org",
    name: "Vera",
    message: "May I call?\n\nIn the dashboard:\nhttps://evil.test",
  };

  test("mails the transcript and the page, to be answered to the visitor", async () => {
    const ctx = visitor();
    const conversationId = await talk(ctx, "When is it open?");
    const { id } = await askPerson(ctx, { ...BODY, conversationId, page: { url: `${SITE}/boats?x=1` } });
    expect(await mailPerson(as(tenant.ctx, { type: "system", job: "test" }), { contactId: id })).toEqual({
      isMailed: true,
    });
    const [mail] = mails;
    expect(mail).toMatchObject({ to: PERSON, replyTo: "vera@example.org" });
    expect(mail?.text).toContain("Visitor:\n> When is it open?\n");
    expect(mail?.text).toContain(`Page: ${SITE}/boats\n`);
    // What a visitor writes cannot pass for ours.
    expect(mail?.text).toContain("> In the dashboard:\n> https://evil.test");
  });

  test("is mailed once, however often the server fails and the event comes", async () => {
    const { id: contactId } = await askPerson(visitor(), BODY);
    const system = as(tenant.ctx, { type: "system", job: "test" });
    failures = 2;
    await expect(mailPerson(system, { contactId })).rejects.toMatchObject({ code: "upstream_failed" });
    await expect(mailPerson(system, { contactId })).rejects.toMatchObject({ code: "upstream_failed" });
    expect((await getContact(tenant.ctx, { contactId })).mailedAt).toBeNull();
    expect(await mailPerson(system, { contactId })).toEqual({ isMailed: true });
    expect(await mailPerson(system, { contactId })).toEqual({ isMailed: false });
    expect(mails).toHaveLength(1);
    expect((await getContact(tenant.ctx, { contactId })).mailedAt).not.toBeNull();
  });

  test("is mailed as the same mail again when it could not be noted that it was sent", async () => {
    const { id: contactId } = await askPerson(visitor(), BODY);
    const system = as(tenant.ctx, { type: "system", job: "test" });
    await mailPerson(system, { contactId });
    // As a crash right behind the server's "250 OK" leaves it.
    await inTenant(tenant.id, (db) =>
      db.contact.updateMany({ where: { id: contactId }, data: { mailedAt: null } }),
    );
    await mailPerson(system, { contactId });
    expect(mails.map(({ id }) => id)).toEqual([contactId, contactId]);
    expect(mails[1]).toEqual(mails[0]);
  });

  test("leaves one order to mail in the outbox, also when the same request comes twice", async () => {
    const ctx = { ...visitor(), idempotencyKey: newId("request") };
    const first = await askPerson(ctx, BODY);
    expect(await askPerson(ctx, BODY)).toEqual(first);
    const orders = await asSystem("sweeper", (db) =>
      db.outboxEvent.findMany({ where: { name: "contact/person.asked", tenantId: tenant.id } }),
    );
    expect(orders.map(({ data }) => data)).toEqual([{ tenantId: tenant.id, contactId: first.id }]);
    expect((await listContacts(tenant.ctx, {})).items).toHaveLength(1);
  });

  test.each([
    { email: "vera@example.org\r\nBcc: eve@example.org" },
    { email: "vera@example.org, eve@example.org" },
    { email: "Vera <vera@example.org>" },
    { name: "Vera\r\nBcc: eve@example.org" },
    { name: "Vera\u0085Bcc: eve@example.org" },
  ])("refuses what could become a header: %j", async (bad) => {
    expect(await issuesOf(askPerson(visitor(), { ...BODY, ...bad }))).toEqual(Object.keys(bad));
  });

  test("keeps a very long conversation within bounds", async () => {
    const ctx = visitor();
    const conversationId = await talk(ctx, "When is it open?");
    const data = Array.from({ length: 100 }, (_, index) => ({
      ...{ id: newId("message"), tenantId: tenant.id, conversationId, role: "user" as const },
      content: `${index} ${"long ".repeat(1_000)}`,
    }));
    await inTenant(tenant.id, (db) => db.message.createMany({ data }));
    const { id: contactId } = await askPerson(ctx, { ...BODY, conversationId });
    await mailPerson(as(tenant.ctx, { type: "system", job: "test" }), { contactId });
    expect(mails[0]?.text.length).toBeLessThan(25_000);
    expect(mails[0]?.text).toContain("The end of the conversation so far:");
    expect(mails[0]?.text).toContain("> 99 long");
  });
});

describe("the list", () => {
  const leave = (email: string) => leaveDetails(visitor(), { email, name: "=1+1", consent: true });

  test("finds by kind and words, page by page, and nothing of another team", async () => {
    const first = await leave("anna@example.org");
    const second = await leave("bert@example.org");
    const asked = await askPerson(visitor(), { email: "carl@example.org", message: "Hello" });
    const ids = async (filter: Parameters<typeof listContacts>[1]) =>
      (await listContacts(tenant.ctx, filter)).items.map(({ id }) => id);
    expect(await ids({ kind: "lead" })).toEqual([second.id, first.id]);
    expect(await ids({ search: "CARL" })).toEqual([asked.id]);
    const { nextCursor } = await listContacts(tenant.ctx, { limit: 2 });
    expect(await ids({ limit: 2, cursor: nextCursor ?? "" })).toEqual([first.id]);

    const other = await makeTenant("Other");
    expect((await listContacts(other.ctx, {})).items).toEqual([]);
    const foreign = { contactId: first.id };
    await expect(getContact(other.ctx, foreign)).rejects.toMatchObject({ code: "not_found" });
    await expect(removeContact(other.ctx, foreign)).rejects.toMatchObject({ code: "not_found" });
    const reader = as(tenant.ctx, { type: "user", userId: tenant.ownerId, role: "reader" });
    await expect(listContacts(reader, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  test("comes as a file in which no cell is a formula; the log says so without names", async () => {
    await leave("anna@example.org");
    let csv = "";
    for await (const line of await exportContacts(tenant.ctx, { format: "csv" })) csv += line;
    expect(csv).toContain("anna@example.org");
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m);
    let json = "";
    for await (const line of await exportContacts(tenant.ctx, { format: "jsonl", search: "anna" }))
      json += line;
    expect(JSON.parse(json)).toMatchObject({ email: "anna@example.org", consent: CONSENT });
    const events = await inTenant(tenant.id, (db) =>
      db.auditEvent.findMany({ where: { action: { startsWith: "contact." } } }),
    );
    expect(events.map(({ action }) => action).sort()).toEqual([
      "contact.export",
      "contact.export",
      "contact.leave",
    ]);
    expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toContain("anna");
  });

  test("keeps a contact when its conversation is deleted, and a deleted contact is gone", async () => {
    const ctx = visitor();
    const conversationId = await talk(ctx, "When is it open?");
    const { id: contactId } = await leaveDetails(ctx, {
      email: "a@example.org",
      consent: true,
      conversationId,
    });
    expect(await getContact(tenant.ctx, { contactId })).toMatchObject({ conversationId });
    await removeConversation(tenant.ctx, { conversationId });
    expect(await getContact(tenant.ctx, { contactId })).toMatchObject({ conversationId: null });
    await removeContact(tenant.ctx, { contactId });
    await expect(getContact(tenant.ctx, { contactId })).rejects.toMatchObject({ code: "not_found" });
  });
});
