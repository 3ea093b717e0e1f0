import { SOURCE_TYPE_OPTIONS } from "@/components/patterns/source-type";
import { statusLabel } from "@/components/patterns/status-badge";
import { UrlFilter } from "@/components/patterns/url-filter";
import { UrlSearch } from "@/components/patterns/url-search";
import { SOURCE_STATUSES } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";

const STATUS_OPTIONS = SOURCE_STATUSES.map((status) => ({ value: status, label: statusLabel(status) }));

/** What of the sources is shown; kept in the address. */
export function SourceFilters({ bots }: { bots: readonly BotName[] }) {
  return (
    <search className="mb-4 flex flex-wrap gap-2 *:flex-1 @3xl:*:not-first:flex-none">
      <UrlSearch name="search" label="Find sources" placeholder="Title or address" />
      <UrlFilter
        name="bot"
        label="Bot"
        all="All bots"
        options={bots.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <UrlFilter name="type" label="Type" all="All types" options={SOURCE_TYPE_OPTIONS} />
      <UrlFilter name="status" label="State" all="All states" options={STATUS_OPTIONS} />
    </search>
  );
}
