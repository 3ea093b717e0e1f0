"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { usePageAddress } from "@/lib/client/page-address";

type TabNavProps = { label: string; tabs: readonly { label: string; href: string; count?: number }[] };

/** Pages that belong together, side by side. Each has an address of its own. */
export function TabNav({ label, tabs }: TabNavProps) {
  const { path } = usePageAddress();
  const nav = useRef<HTMLElement>(null);

  const [more, setMore] = useState({ before: false, after: false });

  // Syncs with: the scroll of the strip, which on a phone can hide the page one is on, and what lies beyond an edge.
  useEffect(() => {
    const strip = nav.current;
    if (!strip) return;
    const look = () => {
      const end = strip.scrollWidth - strip.clientWidth;
      setMore({ before: strip.scrollLeft > 4, after: strip.scrollLeft < end - 4 });
    };
    const here = strip.querySelector<HTMLElement>(`a[href="${CSS.escape(path)}"]`);
    if (here) strip.scrollLeft = here.offsetLeft - strip.clientWidth / 3;
    look();
    const size = new ResizeObserver(look);
    size.observe(strip);
    strip.addEventListener("scroll", look, { passive: true });
    return () => {
      size.disconnect();
      strip.removeEventListener("scroll", look);
    };
  }, [path]);

  return (
    <nav
      ref={nav}
      aria-label={label}
      style={{ maskImage: fadeOf(more) }}
      className="relative -mb-px overflow-x-auto [scrollbar-width:none]"
    >
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

/** An edge that hides more of the strip fades out, so that it does not look like its end. */
function fadeOf({ before, after }: { before: boolean; after: boolean }): string | undefined {
  if (!before && !after) return undefined;
  const start = before ? "transparent, black 3rem" : "black";
  return `linear-gradient(to right, ${start}, ${after ? "black calc(100% - 3rem), transparent" : "black"})`;
}
