"use client";

import { useState } from "react";
import { z } from "zod";
import { SelectInput } from "@/components/patterns/choice-fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { MemberDto } from "@/lib/schemas/member";
import type { Role } from "@/lib/schemas/permissions";
import { roleLabel } from "./role-options";

type RoleSelectProps = { member: MemberDto; roles: readonly Role[] };

/** The role of a member, changed at once; for a while it can be changed back. */
export function RoleSelect({ member, roles }: RoleSelectProps) {
  const { api } = useTenant();
  const [chosen, setChosen] = useState<{ from: Role; to: Role } | null>(null);
  const change = useMutation(
    async (from: Role, to: Role) => {
      setChosen({ from, to });
      await api.patch(`/members/${member.userId}`, z.null(), { role: to });
      return { from, to };
    },
    {
      after: ({ from, to }) =>
        notifyDone(`${member.name} is now ${roleLabel(to).toLowerCase()}.`, {
          label: "Undo",
          run: () => void choose(to, from),
        }),
    },
  );

  async function choose(from: Role, to: Role): Promise<void> {
    if (from !== to && !(await change.run(from, to))) setChosen(null);
  }

  // Until the page knows the new role, what was chosen is shown.
  const shown = chosen?.from === member.role ? chosen.to : member.role;
  return (
    <div className={`w-32 transition-opacity ${change.isPending ? "opacity-60" : ""}`}>
      <SelectInput
        label={`Role of ${member.name}`}
        isLabelHidden
        value={shown}
        options={roles.map((role) => ({ value: role, label: roleLabel(role) }))}
        onChange={(value) => {
          const to = roles.find((role) => role === value);
          if (to) void choose(shown, to);
        }}
      />
    </div>
  );
}
