import { Panel, Section } from "@/components/patterns/section";
import { TextLink } from "@/components/patterns/text-link";
import type { NamedConnection } from "@/lib/schemas/connection";
import type { EmbeddingDto } from "@/lib/schemas/embedding";
import { MeaningForm } from "./meaning-form";
import { MeaningState } from "./meaning-state";
import type { Prices } from "./meaning-values";

type MeaningSectionProps = {
  state: EmbeddingDto;
  connections: readonly NamedConnection[];
  prices: Prices;
  tenant: string;
};

/** The model that finds passages by what they mean, for all bots of a team. */
export function MeaningSection({ tenant, ...props }: MeaningSectionProps) {
  return (
    <Section title="Search by meaning" description="One model for all bots of the team.">
      <Panel className="flex flex-col gap-4 p-4 sm:p-5">
        <MeaningState state={props.state} />
        <MeaningForm {...props} />
        {props.connections.length === 0 && (
          <p className="text-muted">
            Your team can bring a model of its own:{" "}
            <TextLink href={`/t/${tenant}/connections`}>make a connection</TextLink> first.
          </p>
        )}
      </Panel>
    </Section>
  );
}
