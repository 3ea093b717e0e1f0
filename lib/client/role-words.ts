import type { Role } from "@/lib/schemas/permissions";

/** What each role may do, in a few words that go on after "You can". */
export const ROLE_WORDS: Record<Role, string> = {
  reader: "ask the bots and read the sources and conversations",
  editor: "ask the bots, and add and change bots and sources",
  admin: "do everything but hand the team over or erase it",
  owner: "do everything, also hand the team over and erase it",
};
