import { z } from "zod";
import { query } from "../_kit";

/** How many owners there are: the last one cannot be taken away, and a page shows only some of the members. */
export const countOwners = query({
  name: "member.count_owners",
  permission: "members:read",
  input: z.unknown(),
  run: ({ tx }) => tx.db.membership.count({ where: { role: "owner" } }),
});
