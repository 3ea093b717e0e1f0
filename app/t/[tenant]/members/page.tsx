import { notFound } from "next/navigation";
import { InvitationTable } from "@/components/members/invitation-table";
import { Invite } from "@/components/members/invite";
import { MemberTable } from "@/components/members/member-table";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { Pager } from "@/components/patterns/pager";
import { Section } from "@/components/patterns/section";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listInvitations } from "@/lib/services/invitations";
import { countOwners, listMembers } from "@/lib/services/members";

export const metadata = { title: "Members" };

const MOST_INVITATIONS = 200;

type MembersPageProps = { params: Promise<{ tenant: string }>; searchParams: Promise<{ cursor?: string }> };

export default async function MembersPage({ params, searchParams }: MembersPageProps) {
  const { ctx, role } = await getPageCtx(params);
  if (!roleCan(role, "members:write")) notFound();
  const { cursor } = await searchParams;
  const [members, owners, invitations] = await orNotFound(
    Promise.all([
      listMembers(ctx, { cursor, limit: 50 }),
      countOwners(ctx, {}),
      listInvitations(ctx, { limit: MOST_INVITATIONS }),
    ]),
  );
  const { slug, name } = ctx.tenant;
  const home = `/t/${slug}`;
  return (
    <Page>
      <PageHeader
        title="Members"
        crumbs={[{ label: "Home", href: home }]}
        description="Who belongs to the team, and what each of them may do."
        actions={<Invite by={role} />}
      />
      <div className="flex flex-col gap-10">
        <div>
          <MemberTable members={members.items} by={role} owners={owners} team={name} />
          {owners === 1 && role === "owner" && (
            <p className="mt-3 text-muted">You are the only owner. To leave, hand the team over first.</p>
          )}
          <Pager path={`${home}/members`} query={{ cursor }} nextCursor={members.nextCursor} />
        </div>
        <Section title="Invitations">
          <InvitationTable invitations={invitations.items} by={role} />
          {invitations.nextCursor && (
            <p className="mt-3 text-muted">Only the {MOST_INVITATIONS} newest are shown.</p>
          )}
        </Section>
      </div>
    </Page>
  );
}
