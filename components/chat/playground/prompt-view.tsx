import type { PlaygroundDto } from "@/lib/schemas/playground";

type PromptViewProps = { prompt: NonNullable<PlaygroundDto["prompt"]> };

/** Word by word what a model is told. */
export function PromptView({ prompt: { system, messages } }: PromptViewProps) {
  const parts = [{ role: "system", content: system }, ...messages].map((part, at) => ({ ...part, id: at }));
  return (
    <dl className="flex flex-col gap-3">
      {parts.map(({ id, role, content }) => (
        <div key={id}>
          <dt className="mb-1 font-medium text-muted text-xs">{ROLES[role] ?? role}</dt>
          <dd>
            <pre className="wrap-anywhere whitespace-pre-wrap rounded-lg bg-default p-3 font-mono text-xs leading-5">
              {content}
            </pre>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const ROLES: Record<string, string> = { system: "Rules", user: "Asker", assistant: "Bot" };
