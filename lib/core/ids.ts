/** The closed list of id prefixes; the prefix tells a reader (and a type) what an id names. */
export const ID_PREFIXES = {
  tenant: "ten",
  user: "usr",
  token: "tok",
  link: "lnk",
  invitation: "inv",
  connection: "cnx",
  export: "exp",
  erasure: "ers",
  session: "ses",
  bot: "bot",
  source: "src",
  document: "doc",
  upload: "upl",
  page: "pag",
  space: "spc",
  job: "job",
  conversation: "con",
  message: "msg",
  answer: "ans",
  evaluation: "evl",
  question: "evq",
  visitor: "vis",
  contact: "ctc",
  audit: "aud",
  outbox: "evt",
  run: "run",
  request: "req",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

export type TenantId = Id<"tenant">;
export type UserId = Id<"user">;
export type SessionId = Id<"session">;
export type ConnectionId = Id<"connection">;
export type ErasureId = Id<"erasure">;
export type ExportId = Id<"export">;
export type InvitationId = Id<"invitation">;
export type TokenId = Id<"token">;
export type BotId = Id<"bot">;
export type SourceId = Id<"source">;
export type DocumentId = Id<"document">;
export type UploadId = Id<"upload">;
export type PageId = Id<"page">;
export type SpaceId = Id<"space">;
export type JobId = Id<"job">;
export type ConversationId = Id<"conversation">;
export type MessageId = Id<"message">;
export type AnswerId = Id<"answer">;
export type EvaluationId = Id<"evaluation">;
export type QuestionId = Id<"question">;
export type VisitorId = Id<"visitor">;
export type ContactId = Id<"contact">;
/** `chk_<document>_<version>_<ordinal>`: the same string in PostgreSQL and in every index, so every write is an upsert. */
export type ChunkId = `chk_${string}`;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32, lower case
const TIME_LENGTH = 10;
const COUNT_LENGTH = 2;
const RANDOM_LENGTH = 16;
const MOST_A_MILLISECOND = 32 ** COUNT_LENGTH;

let last = { time: 0, count: 0 };

/**
 * A new id, formed as a ULID: 48 bits of milliseconds, 10 bits that count within the millisecond, 70 random bits, in base
 * 32. Those made one after the other sort so: an answer never before its question.
 */
export function newId<K extends IdKind>(kind: K): Id<K> {
  last = after(last);
  const stamp = inBase32(last.time, TIME_LENGTH) + inBase32(last.count, COUNT_LENGTH);
  return `${ID_PREFIXES[kind]}_${stamp}${randomPart(RANDOM_LENGTH - COUNT_LENGTH)}` as Id<K>;
}

/** A clock that is set back, or does not keep up with the ids, is not followed. */
function after({ time, count }: typeof last): typeof last {
  const now = Date.now();
  if (now > time) return { time: now, count: 0 };
  return count + 1 < MOST_A_MILLISECOND ? { time, count: count + 1 } : { time: time + 1, count: 0 };
}

/** The id that these bytes always give: of a hash, 26 bytes or more, which nobody can guess. */
export function idOfBytes<K extends IdKind>(kind: K, bytes: Uint8Array): Id<K> {
  const digits = Array.from(bytes.subarray(0, TIME_LENGTH + RANDOM_LENGTH), (byte) =>
    ALPHABET.charAt(byte & 31),
  );
  return `${ID_PREFIXES[kind]}_${digits.join("")}` as Id<K>;
}

/** A pattern that matches ids of one kind and nothing else. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${ID_PREFIXES[kind]}_[${ALPHABET}]{${TIME_LENGTH + RANDOM_LENGTH}}$`);
}

export function isId<K extends IdKind>(kind: K, value: string): value is Id<K> {
  return idPattern(kind).test(value);
}

export function chunkId(documentId: DocumentId, version: number, ordinal: number): ChunkId {
  return `chk_${documentId.slice(ID_PREFIXES.document.length + 1)}_${version}_${ordinal}`;
}

export const CHUNK_ID_PATTERN = new RegExp(
  `^chk_[${ALPHABET}]{${TIME_LENGTH + RANDOM_LENGTH}}_(\\d{1,9})_\\d{1,9}$`,
);

/** The version of the document that a chunk was cut from; undefined for what is no chunk's id. */
export function versionOfChunk(id: string): number | undefined {
  const version = CHUNK_ID_PATTERN.exec(id)?.[1];
  return version === undefined ? undefined : Number(version);
}

function inBase32(value: number, length: number): string {
  let rest = value;
  let text = "";
  for (let index = 0; index < length; index++) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomPart(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  let text = "";
  for (const byte of bytes) text += ALPHABET.charAt(byte & 31);
  return text;
}
