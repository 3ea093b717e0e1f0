import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/auth/auth-card";
import { SignOutButton } from "@/components/patterns/sign-out-button";
import { getSignedIn } from "@/lib/http";

export const metadata: Metadata = { title: "Choose a team" };

export default async function TeamsPage() {
  const signedIn = await getSignedIn();
  if (!signedIn) redirect("/sign-in?next=/teams");
  const { user, tenants } = signedIn;
  if (tenants.length === 0) {
    return (
      <AuthCard
        title="You are in no team yet"
        lead={`You are signed in as ${user.email}, but no team has added you. Ask the owner of your team to do so.`}
      >
        <SignOutButton />
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Choose a team" lead={`You are signed in as ${user.email}.`}>
      <ul className="overflow-hidden rounded-xl border border-border bg-surface">
        {tenants.map(({ slug, name, role }) => (
          <li key={slug} className="border-separator border-b last:border-0">
            <Link
              href={`/t/${slug}`}
              className="flex min-h-14 items-center justify-between gap-3 px-4 py-2 hover:bg-surface-secondary"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-muted text-xs capitalize">{role}</span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
      <SignOutButton />
    </AuthCard>
  );
}
