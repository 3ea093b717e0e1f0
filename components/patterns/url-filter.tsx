"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { usePageAddress } from "@/lib/client/page-address";
import { type Option, SelectInput } from "./choice-fields";

type UrlFilterProps = { name: string; label: string; all: string; options: readonly Option[] };

const ALL = "all";

/** A filter that is kept in the address: it survives a reload, and a link to it shows the same list. */
export function UrlFilter({ name, label, all, options }: UrlFilterProps) {
  const router = useRouter();
  const { path, params } = usePageAddress();
  const [isPending, startTransition] = useTransition();

  function choose(value: string) {
    const next = new URLSearchParams(params);
    next.delete("cursor");
    if (value === ALL) next.delete(name);
    else next.set(name, value);
    startTransition(() => router.push(`${path}?${next}`, { scroll: false }));
  }

  return (
    <div className={`min-w-36 transition-opacity ${isPending ? "opacity-60" : ""}`}>
      <SelectInput
        label={label}
        isLabelHidden
        value={params.get(name) ?? ALL}
        options={[{ value: ALL, label: all }, ...options]}
        onChange={choose}
      />
    </div>
  );
}
