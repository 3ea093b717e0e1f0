import { z } from "zod";
import { personRoute } from "@/lib/http";
import { AccountDto, RenameBody } from "@/lib/schemas/account";
import { EraseMeBody, ReceiptDto } from "@/lib/schemas/privacy";
import { getAccount, rename } from "@/lib/services/accounts";
import { eraseMe } from "@/lib/services/privacy";

export const GET = personRoute({
  summary: "See one's own account",
  response: AccountDto,
  handler: ({ ctx }) => getAccount(ctx),
});

export const PATCH = personRoute({
  summary: "Change one's name",
  body: RenameBody,
  response: z.null(),
  status: 204,
  handler: ({ ctx, body }) => rename(ctx, body),
});

export const DELETE = personRoute({
  summary: "Erase one's account",
  body: EraseMeBody,
  response: ReceiptDto,
  handler: ({ ctx, body }) => eraseMe(ctx, body),
});
