import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/patterns/logo";
import { Page } from "@/components/patterns/page";
import { SignOutButton } from "@/components/patterns/sign-out-button";
import { TabNav } from "@/components/patterns/tab-nav";
import { Toaster } from "@/components/patterns/toaster";

const TABS = [
  { label: "Profile", href: "/account" },
  { label: "Security", href: "/account/security" },
  { label: "Sessions", href: "/account/sessions" },
];

type AccountShellProps = {
  name: string;
  /** The team one came from. */
  back: { slug: string; name: string } | undefined;
  canSignOut: boolean;
  children: ReactNode;
};

/** The quiet frame of the pages about a person. */
export function AccountShell({ name, back, canSignOut, children }: AccountShellProps) {
  return (
    <div className="flex min-h-view flex-col">
      <header className="flex items-center justify-between gap-3 border-border border-b px-4 py-2 sm:px-6">
        <Link
          href={back ? `/t/${back.slug}` : "/teams"}
          className="touch flex h-10 min-w-0 items-center gap-2.5 rounded-lg pe-2 text-muted hover:text-foreground"
        >
          <LogoMark className="size-6 shrink-0" />
          <ArrowLeft className="size-4 shrink-0" aria-hidden="true" />
          <span className="truncate">{back ? `Back to ${back.name}` : "Your teams"}</span>
        </Link>
        {canSignOut && <SignOutButton size="sm" />}
      </header>
      <main className="flex-1">
        <Page isNarrow>
          <h1 className="wrap-anywhere font-semibold text-2xl tracking-tight">Your account</h1>
          <p className="mt-1 truncate text-muted">{name}</p>
          <div className="mt-4 mb-8 border-border border-b">
            <TabNav label="Your account" tabs={TABS} />
          </div>
          <div className="flex flex-col gap-8">{children}</div>
        </Page>
      </main>
      <Toaster />
    </div>
  );
}
