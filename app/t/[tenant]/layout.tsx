import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { PageAddressProvider } from "@/lib/client/page-address";
import { TenantProvider } from "@/lib/client/tenant";
import { getPageCtx, getSignedIn } from "@/lib/http";

type LayoutProps = { children: ReactNode; panel: ReactNode; params: Promise<{ tenant: string }> };

export async function generateMetadata({ params }: Pick<LayoutProps, "params">): Promise<Metadata> {
  const { ctx } = await getPageCtx(params);
  return { title: { default: ctx.tenant.name, template: `%s · ${ctx.tenant.name} · MiniRAG` } };
}

export default async function TenantLayout({ children, panel, params }: LayoutProps) {
  const { ctx, role, user } = await getPageCtx(params);
  const signedIn = await getSignedIn();
  const { slug, name } = ctx.tenant;
  const tenants = signedIn?.tenants.map((tenant) => ({ slug: tenant.slug, name: tenant.name })) ?? [];
  return (
    <TenantProvider slug={slug} role={role}>
      <PageAddressProvider home={`/t/${slug}`}>
        <Shell
          tenant={{ slug, name }}
          tenants={tenants}
          user={{ name: user.name, email: user.email }}
          role={role}
          isOperator={user.isOperator}
          panel={panel}
        >
          {children}
        </Shell>
      </PageAddressProvider>
    </TenantProvider>
  );
}
