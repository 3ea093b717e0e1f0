import { unreachable } from "./wire-error";

/** Without any sign of life for so long, the line counts as broken: the browser alone would wait for many minutes. */
const SILENT_MS = 30_000;

export type UploadProgress = { sent: number; total: number };

export type Sending = {
  signal: AbortSignal;
  onProgress(progress: UploadProgress): void;
};

type Request = Sending & {
  method: "POST" | "PUT";
  url: string;
  headers?: Record<string, string>;
  body: FormData | Blob;
};

/**
 * Sends a body and says how far it is: `fetch` cannot.
 * @throws AppError unavailable when the line broke · the signal's reason when it was aborted
 */
export function sendRequest(sending: Request): Promise<{ status: number; text: string }> {
  const { method, url, headers = {}, body, signal, onProgress } = sending;
  return new Promise((resolve, reject) => {
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

    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      isAlive();
      onProgress({ sent: loaded, total });
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(unreachable(new Error("the line broke")));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => clearTimeout(timer);
    const abort = () => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) return reject(signal.reason);
    isAlive();
    request.send(body);
  });
}
