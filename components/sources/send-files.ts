import { callApi } from "@/lib/client/api";
import { putFile, type UploadProgress, upload } from "@/lib/client/upload";
import { AppError } from "@/lib/core/errors";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { BegunUploadsDto } from "@/lib/schemas/upload";
import { bytesOf, toForm, toJson, type Uploaded } from "./chosen-files";

export type Attempt = {
  /** The same for every try of the same: it is added once. */
  key: string;
  /** What lies in the store from a try whose end did not come through. */
  uploads: readonly Uploaded[] | null;
};

type Sending = {
  files: readonly File[];
  title: string;
  botIds: readonly string[];
  tenant: string;
  signal: AbortSignal;
  onProgress(progress: UploadProgress): void;
};

/** Adds files as one source: by the store itself where it takes them, else all in one form. @throws AppError */
export async function sendFiles(sending: Sending, attempt: Attempt): Promise<AddedSourceDto> {
  const { files, title, botIds, ...rest } = sending;
  const { tenant, signal } = rest;
  const idempotencyKey = attempt.key;
  attempt.uploads ??= await sendToStore(sending);
  if (attempt.uploads === null) {
    const form = toForm(files, title, botIds);
    return upload("/sources", { ...rest, form, answer: AddedSourceDto, idempotencyKey });
  }
  const body = toJson(attempt.uploads, title, botIds);
  try {
    return await callApi("POST", "/sources", {
      answer: AddedSourceDto,
      tenant,
      body,
      idempotencyKey,
      signal,
    });
  } catch (thrown) {
    // What is refused for good is not in the store any more.
    if (!signal.aborted && !AppError.from(thrown).retryable) attempt.uploads = null;
    throw thrown;
  }
}

/** Null where the store takes nothing by itself, or cannot be reached from this browser. */
async function sendToStore({ files, tenant, signal, onProgress }: Sending): Promise<Uploaded[] | null> {
  const body = { files: files.map(({ name, size }) => ({ name, bytes: size })) };
  const begun = await callApi("POST", "/uploads", { answer: BegunUploadsDto, tenant, body, signal });
  if (begun.mode === "direct") return null;
  const total = bytesOf(files);
  const sent: Uploaded[] = [];
  let before = 0;
  for (const [at, { id, url }] of begun.files.entries()) {
    const file = files[at];
    if (!file) throw new AppError("internal", "The server named more places than there are files.");
    try {
      await putFile(url, file, {
        signal,
        onProgress: (progress) => onProgress({ sent: Math.min(before + progress.sent, total), total }),
      });
    } catch (thrown) {
      // A bucket that lets no pages in, or has an address for servers alone: browsers do not tell the reason.
      if (at === 0 && !signal.aborted && AppError.from(thrown).code === "unavailable") return null;
      throw thrown;
    }
    before += file.size;
    sent.push({ id, name: file.name, ...(file.type && { contentType: file.type }) });
  }
  return sent;
}
