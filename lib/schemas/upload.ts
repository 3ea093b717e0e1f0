import { z } from "zod";
import { idOf, line } from "./common";
import { MAX_FILES_PER_UPLOAD } from "./file-limits";
import { AddSourceBody, AddTextSource } from "./source";

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

/** Files that shall be sent, by what is known of them before. */
export const BeginUploadsBody = z.strictObject({
  files: z
    .array(z.strictObject({ name: line(255), bytes: z.number().int().min(0) }))
    .min(1)
    .max(MAX_FILES_PER_UPLOAD),
});

/** Where they go: to the store itself, each by a PUT to its address, or with the source to us. */
export const BegunUploadsDto = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("direct") }),
  z.object({
    mode: z.literal("presigned"),
    expiresInSeconds: z.number(),
    /** In the order of the request. The body of the PUT is the file, as long as it was said to be. */
    files: z.array(z.object({ id: idOf("upload"), url: z.url() })),
  }),
]);
export type BegunUploadsDto = z.infer<typeof BegunUploadsDto>;

/** A source of files that were sent to the store. */
export const AddUploads = UploadFields.extend({
  type: z.literal("file"),
  uploads: z
    .array(z.strictObject({ id: idOf("upload"), name: line(255), contentType: line(200).optional() }))
    .min(1)
    .max(MAX_FILES_PER_UPLOAD)
    .refine((files) => new Set(files.map(({ id }) => id)).size === files.length, "names an upload twice"),
});
export type AddUploads = z.output<typeof AddUploads>;

/** A source as JSON. */
export const AddSourceJson = z.discriminatedUnion("type", [...AddSourceBody.options, AddUploads]);
