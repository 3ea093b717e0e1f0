/**
 * What an export holds: every table of a tenant, row by row as JSON, without what is secret in it. A test compares this list
 * with the database.
 */
export const EXPORTED: Record<string, { without?: readonly string[] }> = {
  Tenant: {},
  Membership: {},
  Invitation: { without: ["hash"] },
  ApiToken: { without: ["hash"] },
  ApiTokenBot: {},
  Connection: { without: ["secret"] },
  TenantSetting: {},
  Bot: { without: ["visitorSecret"] },
  BotLogo: {},
  BotSource: {},
  CuratedAnswer: {},
  CuratedPhrasing: { without: ["key", "keyedBy"] },
  Source: {},
  SourcePage: {},
  SyncRun: {},
  SyncRunPage: {},
  Document: { without: ["blobKey"] },
  DocumentVersion: {},
  Chunk: {},
  Conversation: {},
  Message: {},
  Contact: {},
  EvaluationSet: {},
  EvaluationQuestion: {},
  EvaluationRun: {},
  EvaluationResult: {},
  Job: {},
  UsageMeter: {},
  BillingAccount: {},
  AuditEvent: {},
};

/** What can be made again from the rest, or is the product's own bookkeeping. */
export const NOT_EXPORTED = [
  "AuditHead",
  "BegunUpload",
  "Embedding",
  "EmbeddingSpace",
  "ErasureReceipt",
  "HeldAddress",
  "IdempotencyRecord",
  "OutboxEvent",
  "PineconeEntry",
  "PineconeNamespace",
  "PineconeTerm",
  "PineconeTotal",
  "Quote",
  "QuotaNotice",
  "TenantExport",
  "UsageEntry",
] as const;

export const README = `This archive holds everything of one tenant of MiniRAG.

data/<Table>.jsonl   one row a line, as JSON; times are in UTC. Secrets are left out: tokens, keys and links are stored
                     as hashes or encrypted, and are worth nothing elsewhere.
data/people.jsonl    names and e-mail addresses of the members.
files/<document>/    the originals, byte for byte, under the names they came with.

Rows refer to each other by their ids. AuditEvent.hash chains the log of acts: SHA-256 of the hash before and the row.
`;
