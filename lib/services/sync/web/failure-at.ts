import type { AppError } from "@/lib/core/errors";
import { type WebCause, webCauseOf, webCauseWords } from "@/lib/core/web-causes";

type Failure = { code: string; message: string };

/**
 * Why an address could not be read: a stable code, and a sentence that says what to do. A refusal is told apart by how the
 * address is written and by nothing else: whether a name is unknown or leads to a private network, nobody learns.
 */
export function failureAt(url: string, error: AppError): Failure {
  const { code, message, details } = error;
  const cause = webCauseOf(error) ?? (code === "invalid_request" ? refusalOf(url) : null);
  if (cause) return { code: cause, message: webCauseOf(error) ? message : webCauseWords(cause) };
  return { code: typeof details?.reason === "string" ? details.reason : code, message };
}

function refusalOf(url: string): WebCause {
  const parsed = URL.parse(url);
  if (!parsed) return "refused";
  const { protocol, hostname, port, username, password } = parsed;
  const isName = hostname.includes(".") && !hostname.endsWith(".") && !/^[\d.]+$/.test(hostname);
  const isPlain = /^https?:$/.test(protocol) && !username && !password && /^(80|443)?$/.test(port);
  return isName && isPlain ? "unknown_host" : "refused";
}
