import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { PersonBody } from "@/lib/schemas/visitor";
import { command, workflow } from "../_kit";
import { A_TRIAL, fromVisitor, InLanguage, limitLeft } from "./from-visitor";

const Input = PersonBody.extend(InLanguage);

/** Keeps that a visitor asks for a person, and has it mailed to the one the owner named. */
export const askPerson = workflow({
  name: "contact.ask_person",
  permission: "visits:use",
  input: Input,
  async run({ ctx, input }) {
    await limitLeft(ctx, "person", input.language);
    return store(ctx, input);
  },
});

const store = command({
  name: "contact.ask_person",
  permission: "visits:use",
  input: Input,
  async run({ tx, input }) {
    const { widget, isTrial, row } = await fromVisitor(tx, input);
    if (!widget.person) throw new AppError("not_found", "Nobody can be asked here.");
    const { email, name = null, message } = input;
    const id = newId("contact");
    if (isTrial) return { result: { id }, audit: A_TRIAL };
    await tx.db.contact.create({ data: { id, kind: "person", ...row, email, name, message } });
    return {
      result: { id },
      audit: { targetId: id, after: { botId: row.botId } },
      events: [{ name: "contact/person.asked", data: { tenantId: tx.tenant.id, contactId: id } }],
    };
  },
});
