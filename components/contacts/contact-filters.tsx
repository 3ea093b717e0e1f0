import type { Option } from "@/components/patterns/choice-fields";
import { FilterFold } from "@/components/patterns/filter-fold";
import { UrlFilter } from "@/components/patterns/url-filter";
import { UrlSearch } from "@/components/patterns/url-search";
import { CONTACT_KINDS, type ContactKind } from "@/lib/schemas/contact";

const KINDS: Record<ContactKind, string> = { lead: "Left details", person: "Asked for a person" };

export const kindLabel = (kind: ContactKind) => KINDS[kind];

/** Contacts by their words, their bot, and what they came for. */
export function ContactFilters({ bots, isFiltered }: { bots: readonly Option[]; isFiltered: boolean }) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <UrlSearch name="search" label="Search in contacts" placeholder="Name, address, words" />
      <FilterFold isOpenAtFirst={isFiltered}>
        <UrlFilter name="botId" label="Bot" all="All bots" options={bots} />
        <UrlFilter
          name="kind"
          label="Kind"
          all="All kinds"
          options={CONTACT_KINDS.map((value) => ({ value, label: kindLabel(value) }))}
        />
      </FilterFold>
    </div>
  );
}
