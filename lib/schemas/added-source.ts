import { z } from "zod";
import { idOf } from "./common";
import { SourceDto } from "./source";

/** What was not added, because it is there already: under which document of which source. */
export const Duplicate = z.object({
  /** Of the file, or the address of the page. */
  name: z.string(),
  /** Null for a page that is still on its way there. */
  documentId: idOf("document").nullable(),
  sourceId: idOf("source"),
  sourceTitle: z.string(),
});
export type Duplicate = z.infer<typeof Duplicate>;

/** The new source; when all of it was there already, the source that has it, which then answers for the bots too. */
export const AddedSourceDto = SourceDto.extend({ duplicates: z.array(Duplicate) });
export type AddedSourceDto = z.infer<typeof AddedSourceDto>;
