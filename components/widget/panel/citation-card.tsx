/** @jsxImportSource preact */
import { safeHref } from "@/components/patterns/markdown/safe-href";
import { toClock } from "@/lib/core/clock";
import type { VisitorCitationDto } from "@/lib/schemas/visitor";
import { type Config, fill } from "./config";

/** What an answer rests on: where it stands, in which words, and when that was last checked. */
export function CitationCard({ citation, config }: { citation: VisitorCitationDto; config: Config }) {
  const { words, language } = config;
  const { title, page, seconds, headingPath, quote, url, link, lastCheckedAt } = citation;
  const href = safeHref(link ?? url ?? undefined);
  const places = [
    ...headingPath,
    ...(page === null ? [] : [fill(words.page, { page })]),
    ...(seconds === null ? [] : [toClock(seconds)]),
  ];
  const checked =
    lastCheckedAt && new Date(lastCheckedAt).toLocaleDateString(language, { dateStyle: "medium" });
  return (
    <div class="card">
      <h2 dir="auto">{title}</h2>
      {places.length > 0 && (
        <p class="muted" dir="auto">
          {places.join(" › ")}
        </p>
      )}
      {quote && <blockquote dir="auto">{quote}</blockquote>}
      <p class="row muted">
        {href && (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {words.open}
          </a>
        )}
        {checked && <span>{fill(words.checked, { date: checked })}</span>}
      </p>
    </div>
  );
}
