/** What one document may use up before it is given up as too complex. */
export type ExtractorLimits = {
  fileBytes: number;
  /** Of wall time, while a process reads. */
  seconds: number;
  /** Resident memory of the process. */
  memoryBytes: number;
  /** Characters of text that come out. */
  characters: number;
  pages: number;
  /** Bytes that come out of an archive, all its files together. */
  unpackedBytes: number;
  /** Files in an archive, or attached to a mail. */
  attachments: number;
};

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: ExtractorLimits = {
  fileBytes: 64 * MEGABYTE,
  seconds: 60,
  memoryBytes: 512 * MEGABYTE,
  characters: 20_000_000,
  pages: 10_000,
  unpackedBytes: 200 * MEGABYTE,
  attachments: 1_000,
};
