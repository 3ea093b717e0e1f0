import { Bot, Contact, House, Library, ListChecks, MessagesSquare, ServerCog } from "lucide-react";
import Link from "next/link";
import { Logo } from "@/components/patterns/logo";
import { type Role, roleCan } from "@/lib/schemas/permissions";
import { Account } from "./account";
import { NavLink } from "./nav-link";
import { TeamMenu } from "./team-menu";
import { type TenantChoice, TenantSwitcher } from "./tenant-switcher";
import { ThemeSwitch } from "./theme-switch";

export type SidebarProps = {
  tenant: TenantChoice;
  tenants: readonly TenantChoice[];
  user: { name: string; email: string };
  role: Role;
  /** Nobody signs in here, so nobody signs out. */
  isSingleUser: boolean;
  /** Runs the deployment: has a console above all teams. */
  isOperator: boolean;
};

/** The menu of a team: beside the page on wide screens, in a drawer on phones. */
export function Sidebar({ tenant, tenants, user, role, isSingleUser, isOperator }: SidebarProps) {
  const home = `/t/${tenant.slug}`;
  return (
    <div className="flex h-full flex-col gap-4 p-3">
      <Link href={home} className="touch flex h-10 items-center rounded-lg px-2" aria-label="MiniRAG, home">
        <Logo />
      </Link>
      <TenantSwitcher current={tenant} tenants={tenants} />
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5 overflow-y-auto">
        <NavLink href={home} home={home} icon={<House aria-hidden="true" />}>
          Home
        </NavLink>
        <NavLink href={`${home}/bots`} home={home} icon={<Bot aria-hidden="true" />}>
          Bots
        </NavLink>
        <NavLink href={`${home}/sources`} home={home} icon={<Library aria-hidden="true" />}>
          Sources
        </NavLink>
        <NavLink href={`${home}/conversations`} home={home} icon={<MessagesSquare aria-hidden="true" />}>
          Conversations
        </NavLink>
        {roleCan(role, "contacts:read") && (
          <NavLink href={`${home}/contacts`} home={home} icon={<Contact aria-hidden="true" />}>
            Contacts
          </NavLink>
        )}
        <NavLink href={`${home}/jobs`} home={home} icon={<ListChecks aria-hidden="true" />}>
          Jobs
        </NavLink>
        <TeamMenu home={home} role={role} />
      </nav>
      <div className="flex flex-col gap-3 border-border border-t px-2 pt-3">
        {isOperator && (
          <Link
            href="/admin"
            className="touch flex h-8 w-fit items-center gap-2 rounded-lg font-medium text-muted text-xs hover:text-foreground"
          >
            <ServerCog className="size-4" aria-hidden="true" />
            Operator’s console
          </Link>
        )}
        <ThemeSwitch />
        <Account user={user} role={role} canSignOut={!isSingleUser} />
      </div>
    </div>
  );
}
