/** What a receipt counts: tables of a team, what lies outside of the database, and what belongs to a person. */
const WORDS: Record<string, string> = {
  Tenant: "Team",
  Membership: "Memberships",
  ApiToken: "API tokens",
  ApiTokenBot: "Bots that tokens were kept to",
  Bot: "Bots",
  BotSource: "Sources attached to bots",
  Source: "Sources",
  SourcePage: "Addresses of pages",
  HeldAddress: "Addresses that sources hold",
  SyncRun: "Looks at origins",
  Document: "Documents",
  DocumentVersion: "Versions of documents",
  Chunk: "Passages",
  Embedding: "Vectors",
  EmbeddingSpace: "Vector spaces",
  Conversation: "Conversations",
  Message: "Messages",
  Quote: "Quotes in answers",
  CuratedAnswer: "Answers by the team",
  CuratedPhrasing: "Questions that the team answered",
  Job: "Jobs",
  OutboxEvent: "Events on their way",
  IdempotencyRecord: "Records of repeated requests",
  AuditEvent: "Entries of the audit log",
  AuditHead: "End of the audit log",
  Invitation: "Invitations",
  Connection: "Connections",
  TenantSetting: "Settings",
  TenantExport: "Exports",
  OneTimeLink: "One-time links",
  files: "Files",
  indexEntries: "Entries of the search index",
  accounts: "Account",
  memberships: "Memberships",
  sessions: "Sessions",
  links: "One-time links",
  identities: "Ways to sign in",
  recoveryCodes: "Recovery codes",
  settings: "Settings",
  tokens: "API tokens",
  conversations: "Conversations",
};

/** The lines of a receipt: what it was and how much, the most first. What is new here is named as it is counted. */
export function receiptLines(counts: Readonly<Record<string, number>>): { label: string; count: number }[] {
  return Object.entries(counts)
    .map(([name, count]) => ({ label: WORDS[name] ?? name, count }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
