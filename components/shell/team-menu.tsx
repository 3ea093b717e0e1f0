import { Gauge, KeyRound, Plug, ScrollText, Settings, Users } from "lucide-react";
import { type Permission, type Role, roleCan } from "@/lib/schemas/permissions";
import { NavLink } from "./nav-link";

const PLACES: readonly { path: string; label: string; icon: typeof Users; needs: Permission }[] = [
  { path: "/members", label: "Members", icon: Users, needs: "members:write" },
  { path: "/plan", label: "Plan and usage", icon: Gauge, needs: "tenant:read" },
  { path: "/connections", label: "Connections", icon: Plug, needs: "connections:read" },
  { path: "/tokens", label: "API tokens", icon: KeyRound, needs: "tokens:read" },
  { path: "/audit", label: "Audit log", icon: ScrollText, needs: "audit:read" },
  { path: "/settings", label: "Settings", icon: Settings, needs: "tenant:write" },
];

/** The part of the menu about the team itself; most of it is for those who run it. */
export function TeamMenu({ home, role }: { home: string; role: Role }) {
  const places = PLACES.filter(({ needs }) => roleCan(role, needs));
  return (
    <>
      <p className="mt-4 mb-1 px-2.5 font-medium text-muted text-xs">Team</p>
      {places.map(({ path, label, icon: Icon }) => (
        <NavLink key={path} href={home + path} home={home} icon={<Icon aria-hidden="true" />}>
          {label}
        </NavLink>
      ))}
    </>
  );
}
