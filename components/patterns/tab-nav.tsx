"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { usePageAddress } from "@/lib/client/page-address";

type TabNavProps = { label: string; tabs: readonly { label: string; href: string; count?: number }[] };

/** Pages that belong together, side by side. Each has an address of its own. */
export function TabNav({ label, tabs }: TabNavProps) {
  const { path } = usePageAddress();
  const nav = useRef<HTMLElement>(null);

  // Syncs with: the scroll of the strip, which on a phone can hide the page one is on.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>(`a[href="${CSS.escape(path)}"]`);
    if (nav.current && here) nav.current.scrollLeft = here.offsetLeft - nav.current.clientWidth / 3;
  }, [path]);

  return (
    <nav ref={nav} aria-label={label} className="relative -mb-px overflow-x-auto">
      <ul className="flex gap-5">
        {tabs.map(({ label, href, count }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className="touch flex h-10 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
            >
              {label}
              {count !== undefined && (
                <span className="rounded-full bg-default px-1.5 text-muted text-xs tabular-nums">
                  {count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
