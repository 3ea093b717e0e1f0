import { fileProblem, MAX_FILE_BYTES, MAX_FILES_PER_UPLOAD } from "@/lib/schemas/file-limits";

export const MAX_FILE_MEGABYTES = MAX_FILE_BYTES / 1024 / 1024;

export type ChosenFile = {
  key: string;
  file: File;
  /** Why it cannot be sent; null when it can. */
  problem: string | null;
};

/** What is to be sent, in the order it was chosen; `overflow` is how many of the last ones found no place. */
export type Choice = { files: readonly ChosenFile[]; overflow: number };

export const NO_FILES: Choice = { files: [], overflow: 0 };

/** Adds files to those chosen before. The same file twice is one; more than an upload takes are left out and counted. */
export function choose(before: Choice, more: readonly File[]): Choice {
  const files = [...before.files];
  const keys = new Set(files.map(({ key }) => key));
  let room = MAX_FILES_PER_UPLOAD - sendable(before).length;
  let overflow = 0;
  for (const file of more) {
    const key = `${file.name}/${file.size}/${file.lastModified}`;
    if (keys.has(key)) continue;
    const problem = fileProblem({ name: file.name, bytes: file.size })?.message ?? null;
    if (problem === null && room === 0) {
      overflow++;
      continue;
    }
    if (problem === null) room--;
    keys.add(key);
    files.push({ key, file, problem });
  }
  return { files, overflow };
}

export function withoutFile({ files }: Choice, key: string): Choice {
  return { files: files.filter((chosen) => chosen.key !== key), overflow: 0 };
}

export function sendable({ files }: Choice): File[] {
  return files.flatMap(({ file, problem }) => (problem === null ? file : []));
}

export const bytesOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0);

/** The first that is not there any more, or has changed since it was chosen: browsers refuse to send those, and say no reason. */
export async function findUnreadable(files: readonly File[]): Promise<File | undefined> {
  for (const file of files) {
    const isReadable = await file
      .slice(0, 1)
      .arrayBuffer()
      .then(() => true)
      .catch(() => false);
    if (!isReadable) return file;
  }
  return undefined;
}

/** The form as `POST /sources` reads it. */
export function toForm(files: readonly File[], title: string, botIds: readonly string[]): FormData {
  const form = new FormData();
  if (title.trim() !== "") form.set("title", title.trim());
  form.set("botIds", JSON.stringify(botIds));
  for (const file of files) form.append("file", file, file.name);
  return form;
}

/** A file that lies in the store, by the id of its upload. */
export type Uploaded = { id: string; name: string; contentType?: string };

/** The same as JSON, of files that the store has. */
export function toJson(uploads: readonly Uploaded[], title: string, botIds: readonly string[]) {
  return { type: "file", ...(title.trim() !== "" && { title: title.trim() }), botIds, uploads };
}

/** Names exactly what is sent: the same again is another try, anything else is a new request. */
export function signatureOf(files: readonly File[], title: string, botIds: readonly string[]): string {
  const parts = files.map(({ name, size, lastModified }) => [name, size, lastModified]);
  return JSON.stringify([title.trim(), botIds, parts]);
}
