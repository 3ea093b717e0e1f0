import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/patterns/logo";
import { Toaster } from "@/components/patterns/toaster";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-view flex-col">
      <header className="p-4 sm:p-6">
        <Link href="/" className="touch inline-flex items-center rounded-md" aria-label="MiniRAG, start page">
          <Logo />
        </Link>
      </header>
      <main className="flex flex-1 flex-col items-center px-4 pt-[8vh] pb-16 sm:pt-[14vh]">{children}</main>
      <Toaster />
    </div>
  );
}
