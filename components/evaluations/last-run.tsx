import { ButtonLink } from "@/components/patterns/button-link";
import { Section } from "@/components/patterns/section";
import type { RunDetailDto, RunDto } from "@/lib/schemas/evaluation";
import { evaluationPaths } from "./evaluation-paths";
import { MeasureGrid } from "./measure-grid";
import { RunProgress } from "./run-progress";

type LastRunProps = {
  tenant: string;
  botId: string;
  /** The newest run, whatever became of it. */
  newest: RunDto | null;
  /** The newest that came to its end. */
  last: RunDetailDto | null;
  history: readonly RunDto[];
};

/** What the last run measured, and what the one that is at work is at. */
export function LastRun({ tenant, botId, newest, last, history }: LastRunProps) {
  if (!newest) return null;
  return (
    <>
      {newest.status !== "succeeded" && <RunProgress run={newest} />}
      {last?.measures && (
        <Section
          title="Last run"
          description={
            last.previous ? "Beside the run before it; the lines go over the runs so far." : undefined
          }
          actions={
            <ButtonLink href={evaluationPaths(tenant, botId).run(last.setId, last.id)}>
              See each question
            </ButtonLink>
          }
        >
          <MeasureGrid
            measures={last.measures}
            previous={last.previous?.measures ?? null}
            changes={last.changes}
            history={history}
          />
        </Section>
      )}
    </>
  );
}
