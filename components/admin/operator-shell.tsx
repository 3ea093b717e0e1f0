import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/patterns/logo";
import { TabNav } from "@/components/patterns/tab-nav";
import { Toaster } from "@/components/patterns/toaster";

const TABS = [
  { label: "Overview", href: "/admin" },
  { label: "Teams", href: "/admin/tenants" },
  { label: "People", href: "/admin/users" },
  { label: "Jobs", href: "/admin/jobs" },
  { label: "Settings", href: "/admin/settings" },
  { label: "Log", href: "/admin/audit" },
  { label: "Components", href: "/admin/components" },
];

/** The frame of the operator's pages. Its dark bar says that one is in no team here, but above all of them. */
export function OperatorShell({ email, children }: { email: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-foreground px-4 py-3 font-medium text-background focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-20 border-border border-b bg-background">
        <div className="bg-console px-4 text-console-foreground sm:px-8">
          <div className="mx-auto flex h-12 w-full max-w-6xl items-center gap-3">
            <LogoMark />
            <span className="font-semibold">Operator’s console</span>
            <span className="ms-auto hidden truncate text-xs opacity-75 sm:block">{email}</span>
            <Link
              href="/"
              className="touch flex h-8 shrink-0 items-center gap-1.5 rounded-lg px-2 font-medium outline-offset-0 hover:bg-console-foreground/15 max-sm:ms-auto"
            >
              <ArrowLeft className="size-4" aria-hidden="true" />
              To the teams
            </Link>
          </div>
        </div>
        <div className="px-4 sm:px-8">
          <div className="mx-auto w-full max-w-6xl">
            <TabNav label="Console" tabs={TABS} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        {children}
      </main>
      <Toaster />
    </div>
  );
}
