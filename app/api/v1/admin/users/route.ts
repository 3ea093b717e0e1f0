import { personRoute } from "@/lib/http";
import { AdminUserDto, ListUsersQuery } from "@/lib/schemas/admin";
import { pageOf } from "@/lib/schemas/common";
import { listUsers } from "@/lib/services/admin";

export const GET = personRoute({
  summary: "Operator: list everybody with an account",
  query: ListUsersQuery,
  response: pageOf(AdminUserDto),
  handler: ({ ctx, query }) => listUsers(ctx, query),
});
