/** What the status page shows of every adapter. */
export interface Component {
  /** Which implementation this is, in a word or two: "SQLite", "disk". */
  readonly adapter: string;
  /** Resolves when the component works, with something worth telling (a version, a place) if there is any; else rejects. */
  check(): Promise<string | undefined>;
}
