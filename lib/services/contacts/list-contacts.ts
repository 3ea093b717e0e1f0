import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { ListContactsQuery } from "@/lib/schemas/contact";
import { query } from "../_kit";
import { findContacts, toWhere } from "./find-contacts";

/** Who left their details or asked for a person, newest first. */
export const listContacts = query({
  name: "contact.list",
  permission: "contacts:read",
  input: ListContactsQuery,
  async run({ tx, input: { cursor, limit, ...filter } }) {
    const after = cursor ? { id: { lt: decodeCursor(cursor) } } : {};
    const rows = await findContacts(tx, { AND: [toWhere(tx, filter), after] }, limit + 1);
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
  },
});

export const getContact = query({
  name: "contact.get",
  permission: "contacts:read",
  input: z.strictObject({ contactId: idOf("contact") }),
  async run({ tx, input: { contactId } }) {
    const [contact] = await findContacts(tx, { AND: [toWhere(tx, {}), { id: contactId }] }, 1);
    if (!contact) throw new AppError("not_found", "There is no such contact.");
    return contact;
  },
});
