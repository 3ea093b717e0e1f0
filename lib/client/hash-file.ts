/** Files beyond this are not looked at before they are sent: it would keep a phone busy. */
const MOST_BYTES = 50 * 1024 * 1024;

/** A file that was read once is not read again when another one is chosen beside it. */
const known = new WeakMap<File, Promise<string | undefined>>();

/** What a file holds, as SHA-256 in hex; undefined where it cannot be read or the browser does not tell (plain HTTP). */
export function hashFile(file: File): Promise<string | undefined> {
  const hash = known.get(file) ?? read(file);
  known.set(file, hash);
  return hash;
}

async function read(file: File): Promise<string | undefined> {
  if (file.size > MOST_BYTES || !globalThis.crypto?.subtle) return undefined;
  try {
    const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return undefined;
  }
}
