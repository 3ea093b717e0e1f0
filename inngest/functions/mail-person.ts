import { mailPerson } from "@/lib/services/contacts";
import { asStep, dataOf, type Inngest, open } from "../binding";

const EVENT = "contact/person.asked";

/** Mails that a visitor asks for a person, as often as it takes for the mail server to take it. */
export const mailPersonAsked = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "mail-person",
      triggers: [{ event: EVENT }],
      // One event at a time for each contact: the same one delivered twice finds that it was mailed.
      concurrency: { key: "event.data.contactId", limit: 1 },
      retries: 10,
    },
    async ({ event, step }) => {
      const { contactId, ...ref } = dataOf(EVENT, event);
      return step.run("mail", () =>
        asStep(async () => mailPerson(await open(ref, "mail-person"), { contactId })),
      );
    },
  );
