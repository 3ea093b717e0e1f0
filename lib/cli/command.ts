/** What a command gets: the database is reached before, and given back after it. */
export type Surroundings = {
  /** Where people find the product. */
  publicUrl: string;
  /** Whether the product runs now. */
  isRunning: boolean;
};

/** Does the work. @returns the exit code @throws UsageError when it was called in a way it does not know */
export type Run = (args: readonly string[], surroundings: Surroundings) => Promise<number>;

/** One file a command exports its `run`; the list in index.ts names it. */
export type Command = {
  /** What stands behind the command's name. */
  usage: string;
  summary: string;
  /** Whether it works only while nothing else runs on the data, also where there are none yet. */
  isAlone?: true;
  load(): Promise<{ run: Run }>;
};

export class UsageError extends Error {}
