import type { Option } from "@/components/patterns/choice-fields";
import { FilterFold } from "@/components/patterns/filter-fold";
import { UrlDate } from "@/components/patterns/url-date";
import { UrlFilter } from "@/components/patterns/url-filter";
import { UrlSearch } from "@/components/patterns/url-search";
import { CHANNELS } from "@/lib/schemas/conversation";
import { channelLabel } from "./conversation-text";

const FEEDBACK: readonly Option[] = [
  { value: "down", label: "Rated bad" },
  { value: "up", label: "Rated good" },
  { value: "any", label: "Rated at all" },
];

const ANSWERS: readonly Option[] = [
  { value: "refused", label: "Not answered" },
  { value: "unsure", label: "Low confidence" },
  { value: "curated", label: "By the team" },
];

type ConversationFiltersProps = {
  bots: readonly Option[];
  /** Whether those of others can be seen at all. */
  seesOthers: boolean;
  isFiltered: boolean;
};

/** Conversations by their words, their answers, who asked, and when. */
export function ConversationFilters({ bots, seesOthers, isFiltered }: ConversationFiltersProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <UrlSearch name="search" label="Search in questions and answers" placeholder="Search the words" />
      <FilterFold isOpenAtFirst={isFiltered}>
        <UrlFilter name="botId" label="Bot" all="All bots" options={bots} />
        <UrlFilter name="feedback" label="Feedback" all="Any feedback" options={FEEDBACK} />
        <UrlFilter name="answer" label="Answers" all="All answers" options={ANSWERS} />
        <UrlFilter
          name="channel"
          label="By way of"
          all="Every channel"
          options={CHANNELS.map((value) => ({ value, label: channelLabel(value) }))}
        />
        {seesOthers && (
          <UrlFilter
            name="mine"
            label="Asked by"
            all="Everybody"
            options={[{ value: "true", label: "Me" }]}
          />
        )}
        <UrlDate name="from" label="From" />
        <UrlDate name="to" label="To" />
      </FilterFold>
    </div>
  );
}
