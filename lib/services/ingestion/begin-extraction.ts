import { z } from "zod";
import { SourceConfig } from "@/lib/schemas/source-config";
import { command } from "../_kit";
import { endJob } from "./fail-document";
import { type IngestRef, lockForWriting } from "./fence";

/** Marks the document as being read; null when this run has been overtaken and has nothing to do. */
export const beginExtraction = command({
  name: "document.extract",
  permission: "sources:write",
  input: z.custom<IngestRef & { attempt: number }>(),
  async run({ tx, input: { attempt, ...ref } }) {
    const audit = { skip: "part of ingestion" };
    const document = await lockForWriting(tx, ref);
    if (!document) {
      await endJob(tx, ref, { status: "canceled" });
      return { result: null, audit };
    }
    await tx.db.document.update({ where: { id: ref.documentId }, data: { status: "extracting" } });
    // A job begins once, however many tries it takes.
    const begun = attempt === 1 ? { startedAt: tx.now() } : {};
    await tx.db.job.update({
      where: { id: ref.jobId },
      data: { status: "running", step: "reading", attempt, ...begun },
    });
    const { title, fileName, contentType, blobKey, depth } = document;
    const source = await tx.db.source.findUniqueOrThrow({ where: { id: ref.sourceId } });
    const { keep = [], drop = [], chunking } = SourceConfig.parse(source.config);
    const selection = keep.length + drop.length > 0 ? { keep, drop } : null;
    return { result: { title, fileName, contentType, blobKey, depth, selection, chunking }, audit };
  },
});
