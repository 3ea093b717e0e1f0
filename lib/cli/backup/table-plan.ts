/** Kept whole, row by row. A test compares both lists with the database: a new table needs a decision. */
export const KEPT = [
  "ApiToken",
  "ApiTokenBot",
  "AuditEvent",
  "AuditHead",
  "BillingAccount",
  // So that an event that is sent again has its effect once.
  "BillingEvent",
  "Bot",
  "BotLogo",
  "BotSource",
  "Chunk",
  "Connection",
  "Contact",
  "Conversation",
  "CuratedAnswer",
  "CuratedPhrasing",
  "Document",
  "DocumentVersion",
  // Can be made anew, but that costs money at a provider.
  "Embedding",
  "EmbeddingSpace",
  "ErasureReceipt",
  "EvaluationQuestion",
  "EvaluationResult",
  "EvaluationRun",
  "EvaluationSet",
  "HeldAddress",
  "Identity",
  "Invitation",
  // Work that was under way is begun anew by the sweep, as after a crash.
  "Job",
  "Membership",
  "Message",
  "Quote",
  "QuotaNotice",
  "RecoveryCode",
  "Source",
  "SourcePage",
  "SyncRun",
  "SyncRunPage",
  "SystemSetting",
  "Tenant",
  "TenantSetting",
  "UsageEntry",
  "UsageMeter",
  "User",
  "UserSetting",
  // So that a backup that is newer tells an older one what was revoked and erased meanwhile.
  "Withdrawal",
] as const;

/** What a backup does not hold, and why. After a restore these tables are empty. */
export const LEFT_OUT: Record<string, string> = {
  BegunUpload: "addresses that are good for an hour",
  Session: "a session that was ended would live again; everybody signs in anew",
  OneTimeLink: "a link that was used, or made void by a new password, would work again",
  IdempotencyRecord: "it says that something was made which the restored state may not hold",
  OutboxEvent: "mails would be sent twice; work that was asked for is found by the sweep",
  TenantExport: "an archive that is to be fetched within a day, and can be asked for again",
  Restoration: "what was restored on this deployment, not on the one that the backup is of",
  ExecutorProcess: "leases of processes that are gone",
  ExecutorRun: "steps on a state that is no more; work that was under way is begun anew",
  ExecutorStep: "as its run",
  ExecutorCall: "as its run",
  ExecutorSlot: "places in a line that is empty",
  ExecutorCron: "made anew at every start",
};

/** What tells what stands in a store of this deployment's: it stays, for the restore empties that store by it. */
export const OF_OUTSIDE: readonly string[] = [
  "PineconeEntry",
  "PineconeNamespace",
  "PineconeTerm",
  "PineconeTotal",
];

/** Columns with secrets that ENCRYPTION_KEYS open; `tenant` is the column, or what stands in its place. */
export const SEALED = [
  { table: "Connection", column: "secret", isOfTenant: true },
  { table: "Bot", column: "visitorSecret", isOfTenant: true },
  { table: "User", column: "totpSecret", isOfTenant: false },
] as const;
