"use client";

import { Button } from "@heroui/react";
import { useState } from "react";
import { LeaveTeam } from "@/components/patterns/leave-team";
import { Panel, Section } from "@/components/patterns/section";
import { TextLink } from "@/components/patterns/text-link";
import type { AccountDto } from "@/lib/schemas/account";

type Team = AccountDto["tenants"][number];

/** The teams one is in, and the way out of each. */
export function MyTeams({ teams }: { teams: readonly Team[] }) {
  return (
    <Section title="Teams" description="What you are in each, and the way out.">
      <Panel>
        <ul className="divide-y divide-separator">
          {teams.map((team) => (
            <MyTeam key={team.slug} team={team} />
          ))}
        </ul>
      </Panel>
    </Section>
  );
}

function MyTeam({ team: { slug, name, role, isSuspended } }: { team: Team }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 p-4">
      <span className="min-w-0">
        <span className="wrap-anywhere block font-medium" dir="auto">
          {isSuspended ? name : <TextLink href={`/t/${slug}`}>{name}</TextLink>}
        </span>
        <span className="block text-muted text-xs">
          <span className="capitalize">{role}</span>
          {isSuspended && " · suspended by the operator"}
        </span>
      </span>
      {!isSuspended && (
        <Button variant="ghost" size="sm" aria-label={`Leave ${name}`} onPress={() => setIsAsking(true)}>
          Leave
        </Button>
      )}
      <LeaveTeam slug={slug} team={name} isOpen={isAsking} onOpenChange={setIsAsking} />
    </li>
  );
}
