import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { rm } from "node:fs/promises";
import { AppError } from "@/lib/core/errors";
import { safeFileName, titleOfPath } from "@/lib/core/file-name";
import type { Attach, PackedFile } from "../formats/format";
import type { Attachment, TakeAttachment } from "../port";
import { spoolBytes } from "./spool";

type Stored = Omit<Attachment, "body"> & { path: string };

/** The attachments of one document on disk, from when its process hands them over until they are taken. */
export class ReceivedAttachments {
  readonly #folder: string;
  readonly #limits: { attachments: number; unpackedBytes: number };
  #stored: Stored[] = [];
  #failure: unknown = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string, limits: { attachments: number; unpackedBytes: number }) {
    this.#folder = folder;
    this.#limits = limits;
  }

  /** Stores one. What goes wrong is thrown by `give`: the process that reads waits for this to end. */
  readonly keep: Attach = (file) => {
    this.#writing = this.#writing
      .then(() => this.#store(file))
      .catch((error) => {
        this.#failure ??= error;
      });
    return this.#writing;
  };

  /** @throws what storing or `take` failed with */
  async give(take: TakeAttachment): Promise<void> {
    // A process may say that it is done before we have stored the last one.
    await this.#writing;
    if (this.#failure) throw this.#failure;
    for (const { path, ...facts } of this.#stored) {
      const blob = await openAsBlob(path);
      await take({ ...facts, body: () => blob.stream() });
    }
  }

  /** Removes all that is here. */
  async clear(): Promise<void> {
    // A process that was killed may have left one half written.
    await this.#writing;
    for (const { path } of this.#stored.splice(0)) await rm(path, { force: true });
    this.#failure = null;
  }

  async #store(file: PackedFile): Promise<void> {
    this.#assertWithinLimits(file);
    this.#stored.push({
      path: await spoolBytes(file.content, this.#folder),
      fileName: safeFileName(file.name),
      title: titleOfPath(file.name),
      contentType: file.contentType,
      bytes: file.content.length,
      sha256: createHash("sha256").update(file.content).digest("hex"),
    });
  }

  /** The process keeps to the limits by itself, but it has read what strangers wrote. */
  #assertWithinLimits({ content }: PackedFile): void {
    const bytes = this.#stored.reduce((sum, one) => sum + one.bytes, content.length);
    if (this.#stored.length >= this.#limits.attachments || bytes > this.#limits.unpackedBytes) {
      throw new AppError("payload_too_large", "The files in this one are too many, or too large together.");
    }
  }
}
