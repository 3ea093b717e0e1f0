import { type Issue, validationFailed } from "@/lib/core/errors";
import { newId, type UploadId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { fileProblem } from "@/lib/schemas/file-limits";
import { BeginUploadsBody, type BegunUploadsDto } from "@/lib/schemas/upload";
import { assertRoomFor, type Ctx, workflow } from "../_kit";
import { UPLOAD_SECONDS, uploadKey } from "./uploads";

/** Says where files go: to the store itself where it takes them, so that they need not pass through us. */
export const beginUploads = workflow({
  name: "source.begin_uploads",
  permission: "sources:write",
  input: BeginUploadsBody,
  addsContent: true,
  async run({ ctx, input: { files } }): Promise<BegunUploadsDto> {
    const issues = files.flatMap((file, at): Issue[] => {
      const message = fileProblem(file)?.message;
      return message ? [{ path: ["files", at], message }] : [];
    });
    if (issues.length > 0) throw validationFailed(issues);
    const wanted = files.map(({ bytes }) => ({ id: newId("upload"), bytes }));
    const begun: { id: UploadId; url: string }[] = [];
    for (const { id, bytes } of wanted) {
      const options = { bytes, expiresInSeconds: UPLOAD_SECONDS };
      const url = await ctx.ports.blobs.presignPut(uploadKey(ctx, id), options);
      if (url !== null) begun.push({ id, url });
    }
    const isDirect = begun.length < wanted.length;
    await takeRoom(ctx, wanted, { isNoted: !isDirect });
    if (isDirect) return { mode: "direct" };
    return { mode: "presigned", expiresInSeconds: UPLOAD_SECONDS, files: begun };
  },
});

type Wanted = { id: UploadId; bytes: number };

/**
 * What may be sent takes room at once: addresses for more than there is room for would be a way around the limit. Files
 * that come through us are measured when they do.
 * @throws AppError quota_exceeded
 */
function takeRoom({ tenant, now }: Ctx, wanted: readonly Wanted[], { isNoted }: { isNoted: boolean }) {
  return inTenant(tenant.id, async (db) => {
    await assertRoomFor(
      { db, tenant, now },
      wanted.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const rows = wanted.map((upload) => ({ ...upload, tenantId: tenant.id }));
    if (isNoted) await db.begunUpload.createMany({ data: rows });
  });
}
