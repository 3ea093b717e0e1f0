import { Lock } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";
import { Page } from "@/components/patterns/page";
import { PageHeader } from "@/components/patterns/page-header";
import { AddSource } from "@/components/sources/add-source";
import { botsAtFirst } from "@/components/sources/bots-at-first";
import { sourcesPath } from "@/components/sources/source-paths";
import { getPageCtx, orNotFound } from "@/lib/http";
import { roleCan } from "@/lib/schemas/permissions";
import { listBots } from "@/lib/services/bots";

export const metadata = { title: "Add a source" };

type NewSourcePageProps = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<{ bot?: string | string[] }>;
};

export default async function NewSourcePage({ params, searchParams }: NewSourcePageProps) {
  const { ctx, role } = await getPageCtx(params);
  const { bot } = await searchParams;
  const { items: bots } = await orNotFound(listBots(ctx, { limit: 200 }));
  const sources = sourcesPath(ctx.tenant.slug);
  return (
    <Page isNarrow>
      <PageHeader
        title="Add a source"
        crumbs={[{ label: "Sources", href: sources }]}
        description="It is read at once, and can be asked about as soon as it is ready."
      />
      {roleCan(role, "sources:write") ? (
        <AddSource
          bots={bots.map(({ id, name }) => ({ id, name }))}
          chosenAtFirst={botsAtFirst(bots, [bot ?? []].flat())}
        />
      ) : (
        <EmptyState
          icon={Lock}
          title="You can look, but not add"
          action={<ButtonLink href={sources}>Go to the sources</ButtonLink>}
        >
          Ask somebody who administers this team to make you an editor.
        </EmptyState>
      )}
    </Page>
  );
}
