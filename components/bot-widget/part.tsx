import type { ReactNode } from "react";
import { Panel, Section } from "@/components/patterns/section";

type PartProps = { id: string; title: string; description: string; children: ReactNode };

/** A part of the page that its menu leads to. */
export function Part({ id, title, description, children }: PartProps) {
  return (
    <div id={id} className="scroll-mt-20 lg:scroll-mt-6">
      <Section title={title} description={description}>
        <div className="flex flex-col gap-4">{children}</div>
      </Section>
    </div>
  );
}

type CardProps = { title: string; description?: ReactNode; children: ReactNode };

/** What belongs together within a part. */
export function Card({ title, description, children }: CardProps) {
  return (
    <Panel className="flex flex-col gap-5 p-4 sm:p-5">
      <div>
        <h3 className="font-medium">{title}</h3>
        {description && <p className="mt-0.5 text-muted">{description}</p>}
      </div>
      {children}
    </Panel>
  );
}
