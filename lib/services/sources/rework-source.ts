import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { command, type Tx } from "../_kit";
import { requestIngestion, WORKING } from "../ingestion";
import { getSourceOrThrow, getWritableSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

const input = z.strictObject({ sourceId: idOf("source") });

/** Takes the whole source in anew; what answers now keeps answering until then. */
export const syncSource = command({
  name: "source.sync",
  permission: "sources:write",
  input,
  run: ({ tx, input: { sourceId } }) =>
    again(tx, sourceId, { status: { notIn: [...WORKING] } }, "It is being worked on already."),
});

/** Takes in once more what failed or was canceled, and nothing else. */
export const retrySource = command({
  name: "source.retry",
  permission: "sources:write",
  input,
  run: ({ tx, input: { sourceId } }) =>
    again(tx, sourceId, { status: { in: ["failed", "unsupported", "canceled"] } }, "Nothing of it failed."),
});

type Which = {
  status: { in: ("failed" | "unsupported" | "canceled")[] } | { notIn: (typeof WORKING)[number][] };
};

async function again(tx: Tx, sourceId: SourceId, which: Which, nothingToDo: string) {
  await getWritableSourceOrThrow(tx, sourceId);
  const where = { sourceId, deletedAt: null, ...which };
  const documents = await tx.db.document.findMany({ where, select: { id: true } });
  if (documents.length === 0) throw new AppError("conflict", nothingToDo);
  const events = await requestIngestion(
    tx,
    documents.map(({ id }) => ({ id: id as DocumentId, sourceId })),
  );
  const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
  return { result, events, audit: { targetId: sourceId, after: { documents: documents.length } } };
}

/** Stops what is still queued or at work; a version that answers already stays. */
export const cancelSource = command({
  name: "source.cancel",
  permission: "sources:write",
  input,
  async run({ tx, input: { sourceId } }) {
    await getWritableSourceOrThrow(tx, sourceId);
    const working = { sourceId, deletedAt: null, status: { in: [...WORKING] } };
    const documents = await tx.db.document.findMany({ where: working, select: { id: true, jobId: true } });
    if (documents.length === 0) throw new AppError("conflict", "Nothing of it is being worked on.");
    const ids = documents.map((document) => document.id);
    // The next step of each finds that its document is not at work any more, and ends.
    await tx.db.document.updateMany({
      where: { id: { in: ids }, liveVersion: null },
      data: { status: "canceled" },
    });
    await tx.db.document.updateMany({
      where: { id: { in: ids }, liveVersion: { not: null } },
      data: { status: "ready" },
    });
    await tx.db.job.updateMany({
      where: { id: { in: documents.flatMap(({ jobId }) => jobId ?? []) } },
      data: { status: "canceled", finishedAt: tx.now() },
    });
    const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
    return { result, audit: { targetId: sourceId, after: { documents: ids.length } } };
  },
});
