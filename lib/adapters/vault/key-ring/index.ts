import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { SecretPlace, Vault } from "../port";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type RingKey = { version: number; key: Buffer };

/**
 * AES-256-GCM (NIST SP 800-38D) with a ring of keys: the newest seals, all of them open. The place of a secret and the
 * version of its key are associated data, so a sealed secret that is copied elsewhere does not open.
 * Sealed text: `<version>.<base64url of 12 bytes IV, 16 bytes tag, ciphertext>`.
 */
export function createKeyRing(keys: readonly RingKey[]): Vault {
  const newest = keys.reduce((best, key) => (key.version > best.version ? key : best));
  return {
    adapter: "AES-256-GCM",
    check: async () =>
      `${keys.length === 1 ? "one key" : `${keys.length} keys`}, the newest is ${newest.version}`,
    seal(secret, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, newest.key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(associated(place, newest.version));
      const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return `${newest.version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, place) {
      const version = versionOf(sealed);
      const key = keys.find((one) => one.version === version);
      if (!key) throw unreadable(`there is no key ${version}`);
      const bytes = Buffer.from(sealed.slice(sealed.indexOf(".") + 1), "base64url");
      try {
        const decipher = createDecipheriv(ALGORITHM, key.key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(associated(place, version));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch (cause) {
        throw unreadable("it was sealed for another place or changed", cause);
      }
    },
    isStale: (sealed) => versionOf(sealed) !== newest.version,
  };
}

/** Lengths are part of it, so that no two places read the same. */
function associated({ tenant, table, column, row }: SecretPlace, version: number): Buffer {
  return Buffer.from(JSON.stringify([tenant, table, column, row, version]));
}

const versionOf = (sealed: string): number => Number(sealed.slice(0, Math.max(0, sealed.indexOf("."))));

function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError("internal", "A stored secret cannot be read. Enter it again.", {
    cause: new Error(`a secret cannot be opened: ${reason}`, { cause }),
  });
}
