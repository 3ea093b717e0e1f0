"use client";

import { Button, Checkbox, CheckboxGroup } from "@heroui/react";
import { useState } from "react";
import { SearchInput } from "@/components/patterns/search-input";
import { Bone } from "@/components/patterns/skeletons";
import { SourceTypeIcon } from "@/components/patterns/source-type";
import type { SourceDto } from "@/lib/schemas/source";
import { FileName } from "./file-name";
import { describeCounts } from "./source-facts";
import { useCandidates } from "./use-candidates";

type SourcePickerProps = { botId: string; chosen: readonly string[]; onChange(chosen: string[]): void };

/** Sources to choose from, found by typing. What is chosen stays so while one looks for more. */
export function SourcePicker({ botId, chosen, onChange }: SourcePickerProps) {
  const [search, setSearch] = useState("");
  return (
    <>
      <SearchInput
        label="Find sources"
        placeholder="Title or address"
        value={search}
        onChange={setSearch}
        autoFocus
      />
      {/* As tall as a full list, so that the dialog does not jump while one types. */}
      <div className="flex h-80 flex-col gap-2">
        <Candidates botId={botId} search={search} chosen={chosen} onChange={onChange} />
      </div>
    </>
  );
}

function Candidates({ botId, search, chosen, onChange }: SourcePickerProps & { search: string }) {
  const candidates = useCandidates(botId, search);
  if (candidates.status === "loading") return <Loading />;
  if (candidates.status === "failed") {
    return (
      <div
        role="alert"
        className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-danger-soft p-3"
      >
        <p className="text-danger-soft-foreground">{candidates.error.message}</p>
        <Button variant="secondary" size="sm" onPress={candidates.retry}>
          Try again
        </Button>
      </div>
    );
  }
  const { sources, hasMore } = candidates;
  if (sources.length === 0) {
    return (
      <p role="status" className="py-6 text-center text-muted">
        {search.trim()
          ? "No other source is called like that."
          : "There is no source that it does not have already."}
      </p>
    );
  }
  return (
    <>
      <CheckboxGroup
        value={[...chosen]}
        onChange={onChange}
        aria-label="Sources to attach"
        className="min-h-0"
      >
        <div className="max-h-full overflow-y-auto rounded-lg border border-border p-1">
          {sources.map((source) => (
            <CandidateRow key={source.id} source={source} />
          ))}
        </div>
      </CheckboxGroup>
      {hasMore && <p className="text-muted text-xs">There are more. Type a part of a title to find them.</p>}
    </>
  );
}

function CandidateRow({ source }: { source: SourceDto }) {
  return (
    <Checkbox value={source.id} className="touch mt-0 w-full rounded-md px-2 py-1.5 hover:bg-default">
      <Checkbox.Content className="w-full min-w-0">
        <Checkbox.Control>
          <Checkbox.Indicator />
        </Checkbox.Control>
        <SourceTypeIcon type={source.type} />
        <span className="min-w-0 flex-1 text-start">
          <FileName name={source.title} />
          <span className="block truncate text-muted text-xs">{describeCounts(source)}</span>
        </span>
      </Checkbox.Content>
    </Checkbox>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-2 rounded-lg border border-border p-3">
      <span role="status" className="sr-only">
        Loading
      </span>
      <Bone className="h-8 w-full" />
      <Bone className="h-8 w-full" />
      <Bone className="h-8 w-full" />
    </div>
  );
}
