import { z } from "zod";
import { personRoute } from "@/lib/http";
import { AccountDto, RenameBody } from "@/lib/schemas/account";
import { getAccount, rename } from "@/lib/services/accounts";

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
