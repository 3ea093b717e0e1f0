export type PineconeSettings = {
  apiKey: string;
  /** Of the index that takes vectors; the terms too, when there is no other for them. */
  host: string;
  /** Of an index for the terms alone; null: both stand in the one. */
  sparseHost: string | null;
  /** How many namespaces the plan allows an index. */
  namespaceLimit: number;
  /** Past the limit new tenants share a namespace, instead of being refused. */
  sharesNamespace: boolean;
  /** A request that is silent for longer is given up. */
  queryAnsweredWithinMs?: number;
  answeredWithinMs?: number;
  /** Between one try and the next, when Pinecone names no other time; doubled with each. */
  retryAfterMs?: number;
};

/**
 * Names the indexes in the manifest: once others are configured, nothing of a tenant stands there yet, and the doctor finds
 * that all of it has to be put there.
 */
export function indexKeyOf({ host, sparseHost }: Pick<PineconeSettings, "host" | "sparseHost">): string {
  return [host, sparseHost].filter(Boolean).join(" ").replaceAll("https://", "");
}

/** What people know an index by: `rag-a1b2c3d` of `https://rag-a1b2c3d.svc.example.io`. */
export function nameOfHost(host: string): string {
  return host.replace(/^https?:\/\//, "").replace(/\.svc\..*$/, "");
}

/** Pinecone names no bound; its own guides speak of seconds. */
export const SEEN_WITHIN_MS = 2 * 60_000;
