import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ContactDto } from "@/lib/schemas/contact";
import { getContact, removeContact } from "@/lib/services/contacts";

const params = z.object({ contactId: idOf("contact") });

export const GET = route({
  summary: "Get what a visitor left",
  params,
  response: ContactDto,
  operation: getContact,
});

export const DELETE = route({
  summary: "Delete what a visitor left, for good",
  params,
  response: z.null(),
  status: 204,
  operation: removeContact,
});
