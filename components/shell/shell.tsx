import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/patterns/logo";
import { Toaster } from "@/components/patterns/toaster";
import { MobileNav } from "./mobile-nav";
import { RememberTenant } from "./remember-tenant";
import { Sidebar, type SidebarProps } from "./sidebar";

type ShellProps = SidebarProps & {
  children: ReactNode;
  panel: ReactNode;
  /** What to know on every page; above the page. */
  notice?: ReactNode;
};

/**
 * The frame of all pages of a team: the menu, the page, and beside it the panel that documents open in. On phones the
 * panel covers the page, which keeps its place below, out of reach.
 */
export function Shell({ children, panel, notice, ...sidebar }: ShellProps) {
  const { tenant } = sidebar;
  return (
    <div className="group/shell flex min-h-view">
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-foreground px-4 py-3 font-medium text-background focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <aside className="sticky top-(--bar) hidden h-view w-60 shrink-0 border-border border-e bg-sidebar lg:block">
        <Sidebar {...sidebar} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col max-lg:group-has-[[data-panel]]/shell:invisible">
        <header className="sticky top-(--bar) z-20 flex h-14 shrink-0 items-center gap-2 border-border border-b bg-background px-2 lg:hidden">
          <MobileNav>
            <Sidebar {...sidebar} />
          </MobileNav>
          <Link
            href={`/t/${tenant.slug}`}
            className="touch flex min-w-0 items-center gap-2 rounded-lg pe-2 font-medium"
          >
            <LogoMark />
            <span className="truncate">{tenant.name}</span>
          </Link>
        </header>
        {notice}
        <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      {panel}
      <RememberTenant slug={tenant.slug} />
      <Toaster />
    </div>
  );
}
