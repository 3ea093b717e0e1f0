"use client";

import { Input } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { usePageAddress } from "@/lib/client/page-address";

/** A day that a list is narrowed down by, kept in the address as a filter is. */
export function UrlDate({ name, label }: { name: string; label: string }) {
  const id = useId();
  const router = useRouter();
  const { path, params } = usePageAddress();
  const shown = params.get(name) ?? "";
  const [typed, setTyped] = useState(shown);
  const [asked, setAsked] = useState(shown);
  const [isPending, startTransition] = useTransition();

  // The address was changed by something else: a link that clears the filters, or the way back.
  if (shown !== asked) {
    setAsked(shown);
    setTyped(shown);
  }

  function choose(day: string) {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    if (day) next.set(name, day);
    else next.delete(name);
    startTransition(() => router.push(`${path}?${next}`, { scroll: false }));
  }

  return (
    <div
      className={`flex items-center gap-2 text-muted max-sm:w-full transition-opacity ${isPending ? "opacity-60" : ""}`}
    >
      <label htmlFor={id} className="max-sm:w-10">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        // While a year is typed it is one of the first centuries.
        min="2000-01-01"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.validity.valid) choose(target.value);
        }}
      />
    </div>
  );
}
