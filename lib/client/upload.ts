import type { z } from "zod";
import { API, readAnswer } from "./api";
import { unreachable } from "./wire-error";

/** Without any sign of life for so long, the line counts as broken: the browser alone would wait for many minutes. */
const SILENT_MS = 30_000;

export type UploadProgress = { sent: number; total: number };

type Upload<Answer> = {
  form: FormData;
  answer: z.ZodType<Answer>;
  tenant: string;
  /** The same key sent twice takes effect once, so that a try whose answer was lost adds nothing twice. */
  idempotencyKey: string;
  signal: AbortSignal;
  onProgress(progress: UploadProgress): void;
};

/**
 * Sends a form with files, and says how far it is: `fetch` cannot.
 * @throws AppError as the API answered it, or `unavailable` when the line broke · the signal's reason when it was aborted
 */
export function upload<Answer>(path: string, sending: Upload<Answer>): Promise<Answer> {
  const { form, answer, tenant, idempotencyKey, signal, onProgress } = sending;
  return new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const giveUp = () => {
      reject(unreachable(new Error(`silent for ${SILENT_MS} ms`)));
      request.abort();
    };
    const isAlive = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENT_MS);
    };

    request.open("POST", `${API}${path}`);
    request.setRequestHeader("x-tenant", tenant);
    request.setRequestHeader("idempotency-key", idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => {
      isAlive();
      onProgress({ sent: loaded, total });
    };
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, request.responseText, answer));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(unreachable(new Error("the line broke")));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => clearTimeout(timer);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    isAlive();
    request.send(form);
  });
}
