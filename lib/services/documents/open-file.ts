import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { read, workflow } from "../_kit";
import { getDocumentOrThrow } from "./internal";

/** The original, byte for byte. */
export const openDocumentFile = workflow({
  name: "document.open_file",
  permission: "sources:read",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ ctx, input }) {
    const document = await read(ctx, (tx) => getDocumentOrThrow(tx, input.documentId));
    if (!document.blobKey) throw new AppError("not_found", "The original of this document is not here yet.");
    const fileName = document.fileName ?? `${document.title}.${document.url ? "html" : "md"}`;
    return { body: await ctx.ports.blobs.get(document.blobKey), bytes: document.bytes, fileName };
  },
});
