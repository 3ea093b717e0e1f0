import { z } from "zod";
import { line } from "./common";
import { MAX_FILES_PER_UPLOAD } from "./file-limits";
import { AddTextSource } from "./source";

/** The fields of a multipart upload beside its `file` parts. */
export const UploadFields = AddTextSource.pick({ botIds: true, metadata: true, chunking: true }).extend({
  title: line(300).optional(),
});

/** A multipart upload, for the OpenAPI document; it is read as a stream. */
export const UploadBody = UploadFields.extend({
  file: z
    .array(z.string().meta({ format: "binary" }))
    .min(1)
    .max(MAX_FILES_PER_UPLOAD),
});
