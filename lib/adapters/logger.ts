import pino, { type DestinationStream } from "pino";
import type { Logger } from "@/lib/core/log";

const SECRETS = ["password", "token", "secret", "authorization", "cookie", "apiKey", "link"];
const LONGEST_TEXT = 4_000;
const DEEPEST_CAUSE = 4;

/** JSON lines on standard output. Fields with the names of secrets are blanked, wherever they turn up. */
export function createLogger(level: string, output?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: (thrown: unknown) => tell(thrown) },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  };
  return output ? pino(options, output) : pino(options);
}

type Told = { type: string; message: string; stack?: string; cause?: Told } & Record<string, unknown>;

/**
 * An error by what tells its cause, and by nothing else it carries: clients of services hang on it what was sent and what
 * came back, which is people's words.
 */
function tell(thrown: unknown, depth = 0): Told {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: cut(String(thrown)) };
  const { name, stack, cause } = thrown;
  const more = Object.fromEntries(
    ["code", "errno", "syscall", "status", "statusCode", "reason"].flatMap((field) => {
      const value: unknown = Reflect.get(thrown, field);
      return typeof value === "string" || typeof value === "number" ? [[field, value]] : [];
    }),
  );
  const inner = cause ?? Reflect.get(thrown, "lastError");
  const isDeeper = inner !== undefined && inner !== null && depth < DEEPEST_CAUSE;
  return {
    type: name,
    message: cut(messageOf(thrown)),
    ...(stack && { stack: cut(framesOf(stack)) }),
    ...more,
    ...(isDeeper && { cause: tell(inner, depth + 1) }),
  };
}

/** Clients of models put what they could not read into the message, after one of these words. */
const QUOTES = /:? (?:Text|Value): /;

function messageOf({ name, message }: Error): string {
  return name.startsWith("AI_") ? (message.split(QUOTES)[0] ?? "") : message;
}

/** The stack without the message, which stands before it. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .join("\n");
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
