import { z } from "zod";
import { idOf } from "./common";
import { SourceDto } from "./source";

/** What was not added, because it is there already: under which document of which source. */
export const Duplicate = z.object({
  /** Of the file or text, or the address of the page or site. */
  name: z.string(),
  /** Null for a site, and for a page that is still on its way there. */
  documentId: idOf("document").nullable(),
  sourceId: idOf("source"),
  sourceTitle: z.string(),
  /** Bots that were to have it and do not, because that source holds more than was asked for: attach the source to them to have all of it. */
  missingBotIds: z.array(idOf("bot")),
});
export type Duplicate = z.infer<typeof Duplicate>;

/** Without what is said of the bots that were to have it. */
export type Present = Omit<Duplicate, "missingBotIds">;

/** The new source; when all of it was there already, the source that has it, which then answers for the bots too. */
export const AddedSourceDto = SourceDto.extend({ duplicates: z.array(Duplicate) });
export type AddedSourceDto = z.infer<typeof AddedSourceDto>;
