import { z } from "zod";
import { IsoTime, idOf, PageQuery } from "./common";
import { isTimeZone } from "./settings";

export const SYNC_TRIGGERS = ["added", "manual", "schedule", "retry"] as const;
export const SYNC_OUTCOMES = ["running", "done", "stopped", "failed", "canceled"] as const;
export const PAGE_STATES = ["pending", "fetched", "failed", "skipped", "gone"] as const;

/** When a source is looked at again by itself. Weeks begin on Monday, months on the first. */
export const Schedule = z.strictObject({
  every: z.enum(["day", "week", "month"]),
  hour: z.number().int().min(0).max(23),
  /** A name of the IANA's list: Europe/Berlin. */
  timeZone: z.string().max(64).refine(isTimeZone, "must be a time zone such as Europe/Berlin"),
});
export type Schedule = z.infer<typeof Schedule>;

/** One look at the origin of a source: what it found, and what came of it. */
export const SyncRunDto = z.object({
  id: idOf("job"),
  trigger: z.enum(SYNC_TRIGGERS),
  outcome: z.enum(SYNC_OUTCOMES),
  counts: z.object({
    found: z.number(),
    fetched: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    removed: z.number(),
    failed: z.number(),
    skipped: z.number(),
  }),
  bytes: z.number(),
  /** Why it ended early; of one that is done, what it left out for good reason. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** When it was asked for. */
  startedAt: IsoTime,
  /** When its turn came; null while it waits for that. */
  begunAt: IsoTime.nullable(),
  finishedAt: IsoTime.nullable(),
});
export type SyncRunDto = z.infer<typeof SyncRunDto>;

export const RUN_PAGE_KINDS = ["added", "changed", "removed", "failed", "unchanged"] as const;

/** So many pages of each kind a run names; of the others it knows the number. */
export const MOST_PAGES_NAMED = 200;

const SomePages = z.object({
  items: z.array(z.object({ url: z.string(), title: z.string().nullable(), message: z.string().nullable() })),
  /** How many there were besides these. */
  more: z.number(),
});

export const RunPages = z.record(z.enum(RUN_PAGE_KINDS), SomePages);
export type RunPages = z.infer<typeof RunPages>;

/** A look with the pages that it came upon. Of older ones only the numbers are kept. */
export const SyncRunDetailDto = SyncRunDto.extend({ pages: RunPages });
export type SyncRunDetailDto = z.infer<typeof SyncRunDetailDto>;

/** An address that a source found, and what became of it. */
export const SourcePageDto = z.object({
  id: idOf("page"),
  url: z.string(),
  state: z.enum(PAGE_STATES),
  /** Why it failed or was left out. */
  reason: z.string().nullable(),
  message: z.string().nullable(),
  documentId: idOf("document").nullable(),
  /** The source that has the page already; null when none has, or none that you reach. */
  heldBy: z.object({ sourceId: idOf("source"), title: z.string() }).nullable(),
  checkedAt: IsoTime.nullable(),
});
export type SourcePageDto = z.infer<typeof SourcePageDto>;

export const ListPagesQuery = PageQuery.extend({ state: z.enum(PAGE_STATES).optional() });
