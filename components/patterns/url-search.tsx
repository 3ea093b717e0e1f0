"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { SearchInput } from "./search-input";

const PAUSE_MS = 300;

type UrlSearchProps = { name: string; label: string; placeholder: string };

/** Words to find, kept in the address as a filter is. The list follows when the typing pauses. */
export function UrlSearch({ name, label, placeholder }: UrlSearchProps) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const shown = params.get(name) ?? "";
  const [words, setWords] = useState(shown);
  const [asked, setAsked] = useState(shown);
  const [isPending, startTransition] = useTransition();

  // The address was changed by something else: a link that clears the filters, or the way back.
  if (shown !== asked && !isPending) {
    setAsked(shown);
    setWords(shown);
  }

  // Syncs with: the pauses of whoever types.
  useEffect(() => {
    if (words.trim() === asked) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(params);
      next.delete("cursor");
      if (words.trim() === "") next.delete(name);
      else next.set(name, words.trim());
      setAsked(words.trim());
      startTransition(() => router.replace(`${pathname}?${next}`, { scroll: false }));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked, name, params, pathname, router]);

  return (
    <SearchInput
      label={label}
      placeholder={placeholder}
      value={words}
      onChange={setWords}
      className={`min-w-52 transition-opacity ${isPending ? "opacity-60" : ""}`}
    />
  );
}
