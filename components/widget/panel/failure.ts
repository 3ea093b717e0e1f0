import type { Config } from "./config";

/** Why something did not work; `message` is in words for the visitor, and empty where we have our own. */
export class Failure extends Error {
  readonly code: string;
  readonly waitSeconds: number | undefined;
  /** What is wrong with which field of a form. */
  readonly issues: readonly { path: readonly (string | number)[]; message: string }[];

  constructor(
    code: string,
    message: string,
    details: { retryAfterSeconds?: number; issues?: Failure["issues"] } = {},
  ) {
    super(message);
    this.code = code;
    this.waitSeconds = details.retryAfterSeconds;
    this.issues = details.issues ?? [];
  }

  /** What the server's answer says is wrong. */
  static async of(response: Response): Promise<Failure> {
    const body = await response.json().catch(() => null);
    const { code = "unavailable", message = "", details } = body?.error ?? {};
    return new Failure(code, message, details);
  }

  static from(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    return new Failure(navigator.onLine ? "broken" : "offline", "");
  }
}

/** What to tell the visitor: the server's words, or ours. */
export function wordsFor({ code, message }: Failure, { words }: Pick<Config, "words">): string {
  return code === "offline" ? words.offline : message || words.failed;
}
