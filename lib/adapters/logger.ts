import pino from "pino";
import type { Logger } from "@/lib/core/log";

const SECRETS = ["password", "token", "secret", "authorization", "cookie", "apiKey", "link"];

/** JSON lines on standard output. Fields with the names of secrets are blanked, wherever they turn up. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  });
}
