import { formatNumber, formatPercent } from "@/lib/client/format";
import type { ChatMetadata } from "@/lib/schemas/chat-stream";
import { describeDegraded } from "./degraded";

/** How an answer came about, to look up: the model, what it took, how sure it was. */
export function AnswerDetails({ metadata }: { metadata: ChatMetadata }) {
  const lines = linesOf(metadata);
  if (lines.length === 0) return null;
  return (
    <details className="text-xs">
      <summary className="touch w-fit cursor-pointer rounded text-muted hover:text-foreground">
        Details
      </summary>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-default px-3 py-2">
        {lines.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Label and value of each thing that is known. */
export function linesOf(metadata: ChatMetadata): [string, string][] {
  const { model, confidence, refused, degraded, query, support, usage, timing } = metadata;
  const lines: [string, string | null | undefined][] = [
    ["Model", model],
    ["Confidence", confidence?.toFixed(2)],
    ["Borne out by the sources", typeof support?.share === "number" ? formatPercent(support.share) : null],
    ["Answered", refused ? "No, the sources did not cover it" : null],
    ["Degraded", degraded ? describeDegraded(degraded) : null],
    ["Looked for", query],
    [
      "Tokens",
      usage && `${formatNumber(usage.inputTokens)} read, ${formatNumber(usage.outputTokens)} written`,
    ],
    ["Cost", usage && (usage.costUsd === null ? "Not known" : `$${usage.costUsd.toFixed(4)}`)],
    ["First words after", timing?.firstTokenMs != null ? inSeconds(timing.firstTokenMs) : null],
    ["Whole after", timing ? inSeconds(timing.durationMs) : null],
  ];
  return lines.filter((line): line is [string, string] => Boolean(line[1]));
}

function inSeconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
