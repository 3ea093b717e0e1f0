/** After how many minutes without a sign of life work counts as stopped. Each step writes one when it ends. */
export const SILENT_MINUTES = {
  /** The longest step is reading a document: two minutes and its place in the line. */
  running: 15,
  /** Waiting is no fault while other work of the tenant goes on. */
  queued: 60,
  /** An archive of everything is one step, and may be large. */
  export: 6 * 60,
  erasure: 60,
  /** After the time until which an archive is kept. */
  expiry: 60,
  /** What failed because the disk was full is taken up again: somebody will have made room. */
  diskFull: 15,
} as const;

/** How often work that stopped is begun anew before its document fails. */
export const REVIVALS = 2;

export const STALLED = {
  code: "stalled",
  message:
    "The work on this stopped without a word, again and again. Try again; if it stops once more, whoever runs this deployment should run `npm run minirag -- doctor`.",
};

export const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
