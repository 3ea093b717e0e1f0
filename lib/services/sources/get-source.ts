import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { query } from "../_kit";
import { getSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

export const getSource = query({
  name: "source.get",
  permission: "sources:read",
  input: z.strictObject({ sourceId: idOf("source") }),
  run: async ({ tx, input }) => toSourceDto(await getSourceOrThrow(tx, input.sourceId)),
});
