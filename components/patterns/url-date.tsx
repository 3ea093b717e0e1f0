"use client";

import { Input } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useId, useTransition } from "react";
import { usePageAddress } from "@/lib/client/page-address";

/** A day that a list is narrowed down by, kept in the address as a filter is. */
export function UrlDate({ name, label }: { name: string; label: string }) {
  const id = useId();
  const router = useRouter();
  const { path, params } = usePageAddress();
  const [isPending, startTransition] = useTransition();

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
        // A new day from the address, such as none, is a new field: while one types, the field has it half.
        key={params.get(name)}
        defaultValue={params.get(name) ?? ""}
        onChange={({ target }) => target.validity.valid && choose(target.value)}
      />
    </div>
  );
}
