import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { API, readAnswer } from "./api";
import { type Sending, sendRequest } from "./send-request";

export type { UploadProgress } from "./send-request";

type Upload<Answer> = Sending & {
  form: FormData;
  answer: z.ZodType<Answer>;
  tenant: string;
  /** The same key sent twice takes effect once, so that a try whose answer was lost adds nothing twice. */
  idempotencyKey: string;
};

/**
 * Sends a form with files, and says how far it is.
 * @throws AppError as the API answered it, or `unavailable` when the line broke · the signal's reason when it was aborted
 */
export async function upload<Answer>(path: string, sending: Upload<Answer>): Promise<Answer> {
  const { form, answer, tenant, idempotencyKey, ...rest } = sending;
  const headers = { "x-tenant": tenant, "idempotency-key": idempotencyKey };
  const request = { ...rest, method: "POST" as const, url: `${API}${path}`, headers, body: form };
  const { status, text } = await sendRequest(request);
  return readAnswer(status, text, answer);
}

/**
 * Sends one file to the store itself, at an address that we were given for it.
 * @throws AppError upstream_failed when the store does not take it, unavailable when it cannot be reached · the signal's
 *   reason when it was aborted
 */
export async function putFile(url: string, file: File, sending: Sending): Promise<void> {
  // Without a type: the address was made for the bytes alone.
  const { status } = await sendRequest({ ...sending, method: "PUT", url, body: file.slice() });
  if (status >= 200 && status < 300) return;
  const message = `The store of files did not take “${file.name}”. Try again.`;
  throw new AppError("upstream_failed", message, { cause: new Error(`status ${status}`) });
}
