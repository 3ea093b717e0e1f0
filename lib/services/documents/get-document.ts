import { z } from "zod";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import { query } from "../_kit";
import { toDocumentDtos } from "./document-dto";
import { getDocumentOrThrow } from "./internal";

export const getDocument = query({
  name: "document.get",
  permission: "sources:read",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ tx, input }) {
    const [dto] = await toDocumentDtos(tx, [await getDocumentOrThrow(tx, input.documentId)]);
    return present(dto, "one row gives one document");
  },
});
