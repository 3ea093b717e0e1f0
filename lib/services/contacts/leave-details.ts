import type { z } from "zod";
import { AppError, type Issue, validationFailed } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { LeadBody } from "@/lib/schemas/visitor";
import { type BotWidget, LEAD_FIELDS } from "@/lib/schemas/widget";
import { command, workflow } from "../_kit";
import { serverWords } from "../widget";
import { A_TRIAL, fromVisitor, InLanguage, limitLeft } from "./from-visitor";

const Input = LeadBody.extend(InLanguage);

/** Keeps what a visitor wrote into the bot's form, with the words they agreed to. */
export const leaveDetails = workflow({
  name: "contact.leave",
  permission: "visits:use",
  input: Input,
  async run({ ctx, input }) {
    await limitLeft(ctx, "lead", input.language);
    return store(ctx, input);
  },
});

const store = command({
  name: "contact.leave",
  permission: "visits:use",
  input: Input,
  async run({ tx, input }) {
    const { widget, isTrial, row } = await fromVisitor(tx, input);
    if (!widget.lead) throw new AppError("not_found", "There is no form to fill in here.");
    const fields = toFields(widget.lead, input);
    const id = newId("contact");
    if (isTrial) return { result: { id }, audit: A_TRIAL };
    const consent = widget.lead.consent ?? null;
    await tx.db.contact.create({ data: { id, kind: "lead", ...row, ...fields, consent } });
    return {
      result: { id },
      audit: { targetId: id, after: { botId: row.botId, isAgreed: consent !== null } },
    };
  },
});

/** What the form asks for, and nothing else. @throws AppError validation_failed for what is missing */
function toFields(lead: NonNullable<BotWidget["lead"]>, input: z.output<typeof Input>) {
  const { missing: needed, notAgreed } = serverWords(input.language).left;
  const asked = new Map(lead.fields.map(({ field, isRequired }) => [field, isRequired]));
  const missing: Issue[] = LEAD_FIELDS.filter((field) => asked.get(field) && input[field] === undefined).map(
    (field) => ({ path: [field], message: needed }),
  );
  if (lead.consent !== undefined && !input.consent) missing.push({ path: ["consent"], message: notAgreed });
  if (missing.length > 0) throw validationFailed(missing);
  return Object.fromEntries(
    LEAD_FIELDS.filter((field) => asked.has(field)).map((field) => [field, input[field]]),
  );
}
