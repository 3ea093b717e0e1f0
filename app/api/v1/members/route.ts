import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { ListMembersQuery, MemberDto } from "@/lib/schemas/member";
import { listMembers } from "@/lib/services/members";

export const GET = route({
  summary: "List the people of the team",
  query: ListMembersQuery,
  response: pageOf(MemberDto),
  operation: listMembers,
});
