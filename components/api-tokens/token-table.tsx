import { KeyRound } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { count } from "@/lib/client/format";
import type { TokenDto } from "@/lib/schemas/api-token";
import { RevokeToken } from "./revoke-token";
import { RotateToken } from "./rotate-token";
import { scopeLabel } from "./scopes";

type TokenTableProps = {
  tokens: readonly TokenDto[];
  /** Names of bots by their ids. */
  botNames: Readonly<Record<string, string>>;
};

/** The tokens that work, and how each may be used. */
export function TokenTable({ tokens, botNames }: TokenTableProps) {
  const columns: Column<TokenDto>[] = [
    { key: "name", label: "Name", cell: (token) => <NameCell token={token} botNames={botNames} /> },
    { key: "scope", label: "Allows", cell: ({ scopes }) => scopeLabel(scopes), from: "narrow" },
    { key: "bots", label: "Bots", cell: (token) => <Bots token={token} botNames={botNames} />, from: "wide" },
    { key: "used", label: "Last used", cell: (token) => <LastUsed token={token} />, from: "medium" },
    { key: "expires", label: "Expires", cell: (token) => <Expires token={token} />, from: "medium" },
    {
      key: "created",
      label: "Made",
      cell: ({ createdAt }) => <RelativeTime iso={createdAt} />,
      from: "wide",
    },
    {
      key: "actions",
      label: "What to do",
      isLabelHidden: true,
      cell: (token) => <Actions token={token} />,
      from: "medium",
      align: "end",
    },
  ];
  const empty = (
    <EmptyState icon={KeyRound} title="There is no API token">
      A program sends a token with each request, in place of signing in. Make one for each program, so that
      you can revoke it alone.
    </EmptyState>
  );
  return (
    <DataTable label="API tokens" columns={columns} rows={tokens} rowKey={({ id }) => id} empty={empty} />
  );
}

/** One that has expired can only be cleared away. */
function Actions({ token }: { token: TokenDto }) {
  const isOver = token.expiresAt !== null && Date.parse(token.expiresAt) <= Date.now();
  return (
    <span className="flex gap-1 @2xl:justify-end">
      {!isOver && <RotateToken token={token} />}
      <RevokeToken token={token} />
    </span>
  );
}

type Cell = { token: TokenDto; botNames: Readonly<Record<string, string>> };

function NameCell({ token, botNames }: Cell) {
  return (
    <div className="flex flex-col gap-0.5">
      <span className="wrap-anywhere font-medium">{token.name}</span>
      <code className="text-muted text-xs">{token.prefix}</code>
      <span className="whitespace-normal text-muted text-xs @2xl:hidden">
        <span className="@md:hidden">{scopeLabel(token.scopes)} · </span>
        <LastUsed token={token} prefix="Used " /> · <Expires token={token} prefix="Expires " />
      </span>
      <span className="whitespace-normal text-muted text-xs @4xl:hidden">
        <Bots token={token} botNames={botNames} />
      </span>
      <span className="-ms-3 mt-1 @2xl:hidden">
        <Actions token={token} />
      </span>
    </div>
  );
}

function Bots({ token: { botIds }, botNames }: Cell) {
  if (botIds === null) return "All bots";
  const names = botIds.flatMap((id) => botNames[id] ?? []);
  const gone = botIds.length - names.length;
  const all = [...names, ...(gone > 0 ? [count(gone, "other bot")] : [])].join(", ");
  return (
    <span title={all} className="block max-w-48 truncate">
      {all || "No bot"}
    </span>
  );
}

function LastUsed({ token: { lastUsedAt }, prefix = "" }: { token: TokenDto; prefix?: string }) {
  return lastUsedAt ? <RelativeTime iso={lastUsedAt} prefix={prefix} /> : "Never used";
}

function Expires({ token: { expiresAt }, prefix = "" }: { token: TokenDto; prefix?: string }) {
  if (expiresAt === null) return prefix ? "Never expires" : "Never";
  const isOver = Date.parse(expiresAt) <= Date.now();
  if (isOver) return <span className="text-danger-soft-foreground">Expired</span>;
  return <RelativeTime iso={expiresAt} prefix={prefix} />;
}
