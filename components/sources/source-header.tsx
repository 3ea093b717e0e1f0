import { ExternalLink } from "lucide-react";
import { PageHeader } from "@/components/patterns/page-header";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SampleBadge } from "@/components/patterns/sample-badge";
import { StatusBadge } from "@/components/patterns/status-badge";
import type { SourceDto } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";
import { SourceActions } from "./source-actions";
import { shortAddress, shownStatus, typeLabel } from "./source-facts";
import { sourcesPath } from "./source-paths";

type SourceHeaderProps = { tenant: string; source: SourceDto; bots: readonly BotName[] };

/** The head of a source's page: what it is, how it is, and what can be done with it. */
export function SourceHeader({ tenant, source, bots }: SourceHeaderProps) {
  const { title, url, isSample, createdAt } = source;
  return (
    <PageHeader
      title={title}
      crumbs={[{ label: "Sources", href: sourcesPath(tenant) }]}
      badge={
        <>
          <StatusBadge status={shownStatus(source)} />
          {isSample && <SampleBadge />}
        </>
      }
      description={
        <>
          {typeLabel(source)}
          {url && <Address url={url} />}
          {" · "}
          <RelativeTime iso={createdAt} prefix="Added " />
        </>
      }
      actions={<SourceActions source={source} bots={bots.map(({ id, name }) => ({ id, name }))} />}
    />
  );
}

function Address({ url }: { url: string }) {
  return (
    <>
      {" · "}
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="wrap-anywhere rounded text-link underline underline-offset-4"
      >
        {shortAddress(url)}
        <ExternalLink className="ms-1 inline size-3.5 align-[-2px]" aria-hidden="true" />
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    </>
  );
}
