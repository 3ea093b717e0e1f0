import { CopyButton } from "../copy-button";

/** Code as it is, to take away. */
export function CodeBlock({ code }: { code: string }) {
  return (
    <div
      dir="ltr"
      className="my-3 flex items-start gap-1 rounded-lg border border-border bg-surface-secondary p-1 ps-3"
    >
      <pre className="min-w-0 flex-1 overflow-x-auto py-2 font-mono text-[0.8125rem] leading-5">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} label="Copy the code" />
    </div>
  );
}
