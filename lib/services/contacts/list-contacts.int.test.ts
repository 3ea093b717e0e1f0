import { beforeEach, expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { removeConversation } from "@/lib/services/chat";
import {
  askPerson,
  exportContacts,
  getContact,
  leaveDetails,
  listContacts,
  removeContact,
} from "@/lib/services/contacts";
import { as, makeTenant } from "@/lib/testing/fixtures";
import { CONSENT, openSkerry, type Skerry } from "./testing/contact-fixtures";

let tenant: Skerry["tenant"];
let visitor: Skerry["visitor"];
let talk: Skerry["talk"];
beforeEach(async () => {
  ({ tenant, visitor, talk } = await openSkerry());
});

const leave = (email: string) => leaveDetails(visitor(), { email, name: "=1+1", consent: true });

test("contacts are found by kind and words, page by page, and nothing of another team", async () => {
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

test("a file of them has no cell that is a formula; the log says so without names", async () => {
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

test("a contact stays when its conversation is deleted, and a deleted contact is gone", async () => {
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
