import { type Issue, validationFailed } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { fileProblem } from "@/lib/schemas/file-limits";
import { BeginUploadsBody, type BegunUploadsDto } from "@/lib/schemas/upload";
import { assertRoomFor, workflow } from "../_kit";
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
    await assertRoomFor(
      ctx,
      files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const begun: { id: ReturnType<typeof newId<"upload">>; url: string }[] = [];
    for (const { bytes } of files) {
      const id = newId("upload");
      const options = { bytes, expiresInSeconds: UPLOAD_SECONDS };
      const url = await ctx.ports.blobs.presignPut(uploadKey(ctx, id), options);
      if (url === null) return { mode: "direct" };
      begun.push({ id, url });
    }
    return { mode: "presigned", expiresInSeconds: UPLOAD_SECONDS, files: begun };
  },
});
