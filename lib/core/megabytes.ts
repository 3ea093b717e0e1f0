const MEGABYTE = 1024 * 1024;

/** A limit as people say it: `50 MB`, `64 kB`, `300 bytes`. */
export function inMegabytes(bytes: number): string {
  if (bytes >= MEGABYTE) return `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`;
}
