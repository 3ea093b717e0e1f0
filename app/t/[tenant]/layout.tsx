import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ConfirmAddress } from "@/components/shell/confirm-address";
import { Notices } from "@/components/shell/notices";
import { Shell } from "@/components/shell/shell";
import { UNCONFIRMED_COOKIE } from "@/lib/client/cookies";
import { PageAddressProvider } from "@/lib/client/page-address";
import { TenantProvider } from "@/lib/client/tenant";
import { TimeZoneProvider } from "@/lib/client/time-zone";
import { getPageCtx, getSignedIn, isSingleUser } from "@/lib/http";
import { chosenTimeZone } from "@/lib/services/settings";
import { listNotices } from "@/lib/services/usage";

type LayoutProps = { children: ReactNode; panel: ReactNode; params: Promise<{ tenant: string }> };

export async function generateMetadata({ params }: Pick<LayoutProps, "params">): Promise<Metadata> {
  const { ctx } = await getPageCtx(params);
  return { title: { default: ctx.tenant.name, template: `%s · ${ctx.tenant.name} · MiniRAG` } };
}

export default async function TenantLayout({ children, panel, params }: LayoutProps) {
  const { ctx, role, user } = await getPageCtx(params);
  const signedIn = await getSignedIn();
  const { slug, name } = ctx.tenant;
  const open = signedIn?.tenants.filter(({ isSuspended }) => !isSuspended) ?? [];
  const tenants = open.map((tenant) => ({ slug: tenant.slug, name: tenant.name }));
  const notices = await listNotices(ctx, {});
  const zone = await chosenTimeZone(ctx, { userId: user.id, tenantId: ctx.tenant.id });
  const isReminded =
    !user.isEmailVerified && ctx.ports.mailer.isReal && !(await cookies()).has(UNCONFIRMED_COOKIE);
  return (
    <TenantProvider slug={slug} role={role}>
      <TimeZoneProvider zone={zone}>
        <PageAddressProvider home={`/t/${slug}`}>
          <Shell
            tenant={{ slug, name }}
            tenants={tenants}
            user={{ name: user.name, email: user.email }}
            role={role}
            isSingleUser={isSingleUser()}
            isOperator={user.isOperator}
            panel={panel}
            notice={
              <>
                <Notices notices={notices} plan={`/t/${slug}/plan`} />
                {isReminded && <ConfirmAddress email={user.email} />}
              </>
            }
          >
            {children}
          </Shell>
        </PageAddressProvider>
      </TimeZoneProvider>
    </TenantProvider>
  );
}
