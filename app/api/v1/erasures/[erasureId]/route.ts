import { z } from "zod";
import { personRoute } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ReceiptDto } from "@/lib/schemas/privacy";
import { getReceipt } from "@/lib/services/privacy";

export const GET = personRoute({
  summary: "See the receipt of an erasure",
  params: z.object({ erasureId: idOf("erasure") }),
  response: ReceiptDto,
  handler: ({ params }) => getReceipt(params.erasureId),
});
