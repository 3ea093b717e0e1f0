import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AccountShell } from "@/components/account/account-shell";
import { TENANT_COOKIE } from "@/lib/client/cookies";
import { lastTenant } from "@/lib/client/last-tenant";
import { PageAddressProvider } from "@/lib/client/page-address";
import { TimeZoneProvider } from "@/lib/client/time-zone";
import { getPersonCtx, getSignedIn, isSingleUser } from "@/lib/http";
import { chosenTimeZone } from "@/lib/services/settings";

export const metadata: Metadata = {
  title: { default: "Your account", template: "%s · Your account · MiniRAG" },
};

/** The frame of the pages about the signed-in person, outside of any team. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const ctx = await getPersonCtx("/account");
  const signedIn = await getSignedIn();
  const back = lastTenant(signedIn?.tenants ?? [], (await cookies()).get(TENANT_COOKIE)?.value);
  return (
    <TimeZoneProvider zone={await chosenTimeZone(ctx, { userId: ctx.person.id, tenantId: null })}>
      <PageAddressProvider home="/account">
        <AccountShell name={ctx.person.name} back={back} canSignOut={!isSingleUser()}>
          {children}
        </AccountShell>
      </PageAddressProvider>
    </TimeZoneProvider>
  );
}
