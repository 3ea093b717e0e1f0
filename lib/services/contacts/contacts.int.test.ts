import { beforeEach, describe, expect, test } from "vitest";
import type { Mail } from "@/lib/adapters/mailer/port";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import { askPerson, getContact, leaveDetails, listContacts, mailPerson } from "@/lib/services/contacts";
import { as } from "@/lib/testing/fixtures";
import { CONSENT, openSkerry, PERSON, SITE, type Skerry } from "./testing/contact-fixtures";

let tenant: Skerry["tenant"];
let setUp: Skerry["setUp"];
let visitor: Skerry["visitor"];
let talk: Skerry["talk"];
let mails: Mail[];
let failures: number;

beforeEach(async () => {
  mails = [];
  failures = 0;
  ({ tenant, setUp, visitor, talk } = await openSkerry({
    mailer: {
      adapter: "test",
      isReal: false,
      check: async () => "",
      async send(mail) {
        if (failures-- > 0) throw new AppError("upstream_failed", "The mail server did not take the mail.");
        mails.push(mail);
      },
    },
  }));
});

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
