import { z } from "zod";
import { idOf } from "./common";
import { QUOTA_KEYS } from "./plans";

const documentRef = {
  tenantId: idOf("tenant"),
  sourceId: idOf("source"),
  documentId: idOf("document"),
  jobId: idOf("job"),
};

/** Every event of the product and what it carries: ids and counts, never text. New fields stay optional for one release. */
export const EVENTS = {
  "document/ingest.requested": z.object({ ...documentRef, version: z.number().int() }),
  "document/reindex.requested": z.object({ ...documentRef, version: z.number().int() }),
  "document/delete.requested": z.object(documentRef),
  "source/sync.requested": z.object({
    tenantId: idOf("tenant"),
    sourceId: idOf("source"),
    jobId: idOf("job"),
  }),
  "source/delete.requested": z.object({
    tenantId: idOf("tenant"),
    sourceId: idOf("source"),
    jobId: idOf("job"),
  }),
  "evaluation/run.requested": z.object({ tenantId: idOf("tenant"), jobId: idOf("job") }),
  "contact/person.asked": z.object({ tenantId: idOf("tenant"), contactId: idOf("contact") }),
  "tenant/export.requested": z.object({ tenantId: idOf("tenant"), exportId: idOf("export") }),
  "tenant/erase.requested": z.object({ tenantId: idOf("tenant"), receiptId: idOf("erasure") }),
  "quota/threshold.reached": z.object({
    tenantId: idOf("tenant"),
    key: z.enum(QUOTA_KEYS),
    percent: z.number().int(),
    used: z.number(),
    limit: z.number(),
  }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.output<(typeof EVENTS)[Name]>;
export type DomainEvent = { [Name in EventName]: { name: Name; data: EventData<Name> } }[EventName];
