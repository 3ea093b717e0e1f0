import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command, type Tx, workflow } from "../_kit";
import { embedMissing } from "./embed-batch";
import { endJob } from "./fail-document";
import { type IngestRef, lockForWriting } from "./fence";
import { indexedBy, indexVersion } from "./index-version";
import { switchSpaceWhenFilled } from "./switch-space";

/**
 * Last step of a document: index the new version, make it the one that answers, then take the old one out of the index.
 * Every part may be done twice.
 */
export const activateVersion = workflow({
  name: "document.activate",
  permission: "sources:write",
  input: z.custom<IngestRef>(),
  async run({ ctx, input: ref }): Promise<{ entries: number }> {
    if ((await embedMissing(ctx, ref)).ended) return { entries: 0 };
    const { entries } = await indexVersion(ctx, ref);
    const superseded = await switchVersion(ctx, { ref, entries, by: indexedBy(ctx) });
    const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
    // Overtaken: what was just written is nobody's.
    for (const version of superseded ?? [ref.version])
      await index.deleteVersion(ref.documentId, version).catch(tryLater);
    if (superseded) await switchSpaceWhenFilled(ctx);
    return { entries: superseded ? entries : 0 };
  },
});

/** The document is ready by now: no full disk makes it a failed one, and what is left to clear away has time. */
function tryLater(thrown: unknown): never {
  const error = AppError.from(thrown);
  if (error.code !== "storage_full") throw thrown;
  throw new AppError("unavailable", "The search index has no room to take anything out.", { cause: thrown });
}

async function isSwitched(tx: Tx, { documentId, version }: IngestRef): Promise<boolean> {
  const where = { id: documentId, liveVersion: version, deletedAt: null };
  return (await tx.db.document.count({ where })) > 0;
}

type Switch = { ref: IngestRef; entries: number; by: string };

/** The older versions that may leave the index now, or null when this run has been overtaken. */
const switchVersion = command({
  name: "document.switch_version",
  permission: "sources:write",
  input: z.custom<Switch>(),
  async run({ tx, input: { ref, entries, by } }) {
    const audit = { skip: "part of ingestion" };
    const document = await lockForWriting(tx, ref);
    // Asked under the lock: of two calls that come at once, the second has to see what the first did, or it would take the
    // version that answers for one that was overtaken, and clear it out of the index.
    const isOvertaken = !document && !(await isSwitched(tx, ref));
    if (isOvertaken) {
      await endJob(tx, ref, { status: "canceled" });
      return { result: null, audit };
    }
    const data = {
      liveVersion: ref.version,
      status: "ready" as const,
      chunkCount: entries,
      heldChunks: entries,
      indexedBy: by,
      lastCheckedAt: tx.now(),
    };
    await tx.db.document.update({ where: { id: ref.documentId }, data });
    await endJob(tx, ref, { status: "succeeded", done: entries });
    const older = { documentId: ref.documentId, version: { lt: ref.version } };
    const rows = await tx.db.documentVersion.findMany({ where: older, select: { version: true } });
    return { result: rows.map((row) => row.version), audit };
  },
});
