import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { ContactDto, ListContactsQuery } from "@/lib/schemas/contact";
import { listContacts } from "@/lib/services/contacts";

export const GET = route({
  summary: "List who left their details or asked for a person, newest first, by bot, kind and words",
  query: ListContactsQuery,
  response: pageOf(ContactDto),
  operation: listContacts,
});
