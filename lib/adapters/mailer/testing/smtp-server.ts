import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A mail as it came over the wire: the envelope's recipients, and the message with its lines ended by `\n`. */
export type Delivered = { recipients: string[]; message: string };

/** Overrides the answer to a command (`RCPT`, `DATA`, `.` for the end of a message, `greeting`); null: none at all. */
export type Answers = Record<string, string | null>;

/** What the server has got so far. */
type Seen = { delivered: Delivered[]; commands: string[] };

const USUAL: Answers = {
  greeting: "220 test ESMTP",
  EHLO: "250-test\r\n250 8BITMIME",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  ".": "250 taken",
  QUIT: "221 bye",
};

/** A small SMTP server (RFC 5321) on loopback until the test ends. */
export async function startSmtpServer(changed: Answers = {}) {
  const answers = { ...USUAL, ...changed };
  const delivered: Delivered[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    converse(socket, answers, { delivered, commands });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, delivered, commands };
}

function converse(socket: Socket, answers: Answers, seen: Seen) {
  const say = (command: string) => {
    const answer = Object.hasOwn(answers, command) ? answers[command] : "502 what?";
    if (answer) socket.write(`${answer}\r\n`);
  };
  let waiting = "";
  let recipients: string[] = [];
  let lines: string[] | null = null; // of the message that is being sent

  function takeLine(line: string) {
    if (lines && line === ".") {
      seen.delivered.push({ recipients, message: lines.map((text) => `${text}\n`).join("") });
      [lines, recipients] = [null, []];
      return say(".");
    }
    if (lines) return lines.push(line.replace(/^\./, ""));
    seen.commands.push(line);
    const command = line.split(/[ :]/)[0]?.toUpperCase() ?? "";
    if (command === "RCPT") recipients.push(/<(.*)>/.exec(line)?.[1] ?? line);
    if (command === "DATA") lines = [];
    say(command);
    if (command === "QUIT") socket.end();
  }

  socket.setEncoding("utf8").on("data", (text: string) => {
    const parts = (waiting + text).split("\r\n");
    waiting = parts.pop() ?? "";
    for (const line of parts) takeLine(line);
  });
  say("greeting");
}
