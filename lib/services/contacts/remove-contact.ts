import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { findContacts, toWhere } from "./find-contacts";

/** Deletes what a visitor left, for good; the log keeps that it was done, and nothing of what was left. */
export const removeContact = command({
  name: "contact.remove",
  permission: "contacts:write",
  input: z.strictObject({ contactId: idOf("contact") }),
  async run({ tx, input: { contactId } }) {
    const [contact] = await findContacts(tx, { AND: [toWhere(tx, {}), { id: contactId }] }, 1);
    if (!contact) throw new AppError("not_found", "There is no such contact.");
    await tx.db.contact.delete({ where: { id: contactId } });
    const { botId, kind, createdAt } = contact;
    return { result: null, audit: { targetId: contactId, before: { botId, kind, createdAt } } };
  },
});
