import type { z } from "zod";
import type { ListSourcesQuery } from "@/lib/schemas/source";

/** The filters of the list of sources as its address has them; a name given twice comes as a list, and counts once. */
export type SourcesAddress = Partial<Record<(typeof NAMES)[number], string | string[]>>;

const NAMES = ["search", "bot", "type", "status", "cursor"] as const;

/** What the address asks for: its own words for links, the query for the service, and the same as a path of the API. */
export function toSourcesQuery(address: SourcesAddress) {
  const filter: Partial<Record<(typeof NAMES)[number], string>> = {};
  for (const name of NAMES) {
    const [value] = [address[name]].flat();
    if (value?.trim()) filter[name] = value;
  }
  const { bot, ...rest } = filter;
  const asked = { ...rest, ...(bot && { botId: bot }) };
  return {
    filter,
    // The query itself checks the values, and answers what is none as something that is not there.
    query: asked as z.input<typeof ListSourcesQuery>,
    apiPath: `/sources?${new URLSearchParams(asked)}`,
    isFiltered: Object.keys(filter).length > 0,
  };
}
