"use client";

import { SearchField } from "@heroui/react";

type SearchInputProps = {
  label: string;
  placeholder: string;
  value: string;
  onChange(value: string): void;
  autoFocus?: boolean;
  className?: string;
};

/** Words to find something by. */
export function SearchInput({ label, placeholder, className = "", ...field }: SearchInputProps) {
  return (
    <SearchField {...field} aria-label={label} maxLength={200} className={className}>
      <SearchField.Group className="touch h-auto min-h-9 flex-1">
        <SearchField.SearchIcon />
        <SearchField.Input placeholder={placeholder} dir="auto" />
        <SearchField.ClearButton />
      </SearchField.Group>
    </SearchField>
  );
}
