"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { usePageAddress } from "@/lib/client/page-address";
import { isHere } from "./nav-items";

type NavLinkProps = { href: string; home: string; icon: ReactNode; children: string };

/** A place of the menu, marked when one is there. */
export function NavLink({ href, home, icon, children }: NavLinkProps) {
  const { path } = usePageAddress();
  return (
    <Link
      href={href}
      aria-current={isHere(href, path, home) ? "page" : undefined}
      className="touch flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium text-muted hover:bg-default hover:text-foreground aria-[current=page]:bg-default aria-[current=page]:text-foreground [&_svg]:size-4 [&_svg]:shrink-0"
    >
      {icon}
      {children}
    </Link>
  );
}
