/** What of a conversation goes into a mail. */
export type Said = { role: "user" | "assistant"; content: string };

type Asked = {
  /** Of the contact: the mail has the same Message-ID each time. */
  id: string;
  to: string;
  botName: string;
  name: string | null;
  email: string;
  message: string;
  page: string | null;
  /** In the order it was said. */
  said: readonly Said[];
  link: string;
};

const MOST_CHARACTERS_OF_ONE = 2_000;
const MOST_CHARACTERS = 20_000;

/** The mail to the person that a visitor asked for: an answer to it goes to the visitor. */
export function personMail({ id, to, botName, name, email, message, page, said, link }: Asked) {
  const text = [
    `A visitor of “${oneLine(botName)}” asks for a person. Answer this mail to write to them.`,
    [
      ...(name ? [`Name: ${oneLine(name)}`] : []),
      `E-mail: ${email}`,
      ...(page ? [`Page: ${page}`] : []),
    ].join("\n"),
    `What they wrote:\n\n${quoted(message)}`,
    ...transcript(said),
    `In the dashboard:\n${link}`,
  ].join("\n\n");
  return { id, to, replyTo: email, subject: `A visitor of ${oneLine(botName)} asks for a person`, text };
}

/** The end of the conversation, as far as it fits. */
function transcript(said: readonly Said[]): string[] {
  if (said.length === 0) return [];
  const parts: string[] = [];
  let left = MOST_CHARACTERS;
  for (const { role, content } of [...said].reverse()) {
    const part = `${role === "user" ? "Visitor" : "Bot"}:\n${quoted(cut(content))}`;
    left -= part.length;
    if (left < 0) break;
    parts.unshift(part);
  }
  const isWhole = parts.length === said.length;
  return [isWhole ? "The conversation so far:" : "The end of the conversation so far:", ...parts];
}

/** Behind a mark on every line, so that what a visitor writes cannot pass for words of ours. */
const quoted = (text: string) =>
  text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map((line) => `> ${line}`)
    .join("\n");

const cut = (text: string) =>
  text.length > MOST_CHARACTERS_OF_ONE ? `${text.slice(0, MOST_CHARACTERS_OF_ONE).toWellFormed()}…` : text;

const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .slice(0, 120)
    .toWellFormed();
