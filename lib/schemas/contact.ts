import { z } from "zod";
import { IsoTime, idOf, PageQuery, term } from "./common";
import { EXPORT_FORMATS } from "./conversation";

/** `lead`: left their details in the form · `person`: asked for a person. */
export const CONTACT_KINDS = ["lead", "person"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

const text = z.string().nullable();

export const ContactDto = z.object({
  id: idOf("contact"),
  botId: idOf("bot"),
  botName: z.string(),
  kind: z.enum(CONTACT_KINDS),
  /** What they had talked about; null when there was nothing, or it is deleted. */
  conversationId: idOf("conversation").nullable(),
  name: text,
  email: text,
  phone: text,
  company: text,
  /** What they wrote to the person they asked for. */
  message: text,
  /** What they agreed to, word by word; null when nothing was to agree to. */
  consent: text,
  /** Where the widget stood, without query and fragment. */
  page: text,
  /** When the mail about it was handed over; null for leads, and until then. */
  mailedAt: IsoTime.nullable(),
  createdAt: IsoTime,
});
export type ContactDto = z.infer<typeof ContactDto>;

const filters = {
  botId: idOf("bot").optional(),
  kind: z.enum(CONTACT_KINDS).optional(),
  /** Of this conversation alone. */
  conversationId: idOf("conversation").optional(),
  /** A part of a name, an address, a number, a company or what was written. */
  search: term(200).optional(),
};

export const ContactFilter = z.strictObject(filters);
export type ContactFilter = z.output<typeof ContactFilter>;
export const ListContactsQuery = PageQuery.extend(filters);
export const ExportContactsQuery = ContactFilter.extend({ format: z.enum(EXPORT_FORMATS).default("csv") });
