import { type Kind, SMALL_TALK } from "./words";

/** Names people call a bot by, after a greeting. */
const ADDRESSED = /\s+(?:bot|there|all|everyone|everybody|team|you|zusammen|alle|à tous|a todos|a tutti)$/u;

/** What two languages say alike is the first one's. */
const REPLIES = new Map(
  Object.values(SMALL_TALK)
    .flatMap((kinds) =>
      (Object.entries(kinds) as [Kind, { said: string; reply: string }][]).flatMap(
        ([kind, { said, reply }]) =>
          said
            .split("|")
            .map((words): [string, { kind: Kind; reply: string }] => [plain(words), { kind, reply }]),
      ),
    )
    .reverse(),
);

/** What is said in return to a message that only greets, thanks or takes leave; null for every other. */
export function replyTo(message: string): { kind: Kind; reply: string } | null {
  const words = plain(message);
  return REPLIES.get(words) ?? REPLIES.get(words.replace(ADDRESSED, "")) ?? null;
}

/** Capitals, marks and faces say nothing here. */
function plain(text: string): string {
  const letters = text
    .normalize("NFKD")
    .replace(/[\u064b-\u065f]/gu, "")
    .normalize("NFC")
    .toLowerCase();
  return letters
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, " ")
    .trim();
}
