import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { BotWidget } from "@/lib/schemas/widget";
import { command, read, workflow } from "../_kit";
import { personMail } from "./person-mail";

const Input = z.strictObject({ contactId: idOf("contact") });
const MESSAGES_READ = 60;

/**
 * Mails that a visitor asks for a person, unless it was mailed already, or there is nobody to tell or nothing to tell any more.
 * A mail that a server took just before a crash, with no time to note it, is sent again: that is better than a lost one, and
 * its Message-ID is the contact's, so that whoever looks at it keeps one of the two.
 */
export const mailPerson = workflow({
  name: "contact.mail",
  permission: "contacts:write",
  input: Input,
  async run({ ctx, input }): Promise<{ isMailed: boolean }> {
    const mail = await read(ctx, async ({ db, publicUrl, tenant }) => {
      const where = { id: input.contactId, kind: "person" as const, mailedAt: null };
      const contact = await db.contact.findFirst({ where, include: { bot: true } });
      if (!contact?.email || contact.bot.deletedAt) return null;
      const { person } = BotWidget.parse(contact.bot.widget);
      if (!person) return null;
      const { conversationId, botId, visitorId } = contact;
      const said = conversationId
        ? await db.message.findMany({
            where: { conversationId, conversation: { botId, askerId: visitorId } },
            select: { role: true, content: true },
            orderBy: { id: "desc" },
            take: MESSAGES_READ,
          })
        : [];
      const { email, name, message, page, bot } = contact;
      const link = `${publicUrl}/t/${tenant.slug}/contacts`;
      return personMail({
        ...{
          id: input.contactId,
          to: person.email,
          botName: bot.name,
          name,
          email,
          message: message ?? "",
          page,
          link,
        },
        said: said.reverse(),
      });
    });
    if (!mail) return { isMailed: false };
    await ctx.ports.mailer.send(mail);
    await noteMailed(ctx, input);
    return { isMailed: true };
  },
});

const noteMailed = command({
  name: "contact.mail",
  permission: "contacts:write",
  input: Input,
  async run({ tx, input: { contactId } }) {
    await tx.db.contact.updateMany({ where: { id: contactId }, data: { mailedAt: tx.now() } });
    return { result: null, audit: { targetId: contactId } };
  },
});
