import { TenantFile } from "./tenant-file";

/** Both bounds count over all tenants; a file in use stays open whatever they say. */
const MOST_OPEN = 64;
const MOST_BYTES = 192 * 1024 * 1024;

/** The files open for reading, those used last kept. */
export class OpenFiles {
  private readonly files = new Map<string, TenantFile>();

  /**
   * Runs `read` on the file, or on null when there is none; it stays open meanwhile.
   * @throws what SQLite throws
   */
  async use<T>(path: string, read: (file: TenantFile | null) => T | Promise<T>): Promise<T> {
    const file = this.take(path);
    if (!file) return read(null);
    file.users++;
    try {
      return await read(file);
    } finally {
      file.users--;
      if (this.files.get(path) !== file && file.users === 0) file.close();
      this.trim();
    }
  }

  /** Closes the file, at once or when those who use it are done. */
  drop(path: string): void {
    const file = this.files.get(path);
    this.files.delete(path);
    if (file?.users === 0) file.close();
  }

  close(): void {
    for (const path of [...this.files.keys()]) this.drop(path);
  }

  private take(path: string): TenantFile | null {
    const known = this.files.get(path);
    if (known?.isCurrent()) {
      this.files.delete(path);
      this.files.set(path, known);
      return known;
    }
    this.drop(path);
    const file = TenantFile.open(path);
    if (file) this.files.set(path, file);
    return file;
  }

  private trim(): void {
    let bytes = 0;
    for (const file of this.files.values()) bytes += file.bytes;
    for (const [path, file] of this.files) {
      if (this.files.size <= MOST_OPEN && bytes <= MOST_BYTES) break;
      if (file.users > 0) continue;
      bytes -= file.bytes;
      this.drop(path);
    }
  }
}
