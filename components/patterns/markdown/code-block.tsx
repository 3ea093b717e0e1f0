import { CopyButton } from "../copy-button";

/** Code as it is, to take away. */
export function CodeBlock({ code }: { code: string }) {
  return (
    <div className="group/code relative my-3 rounded-lg border border-border bg-surface-secondary" dir="ltr">
      <pre className="overflow-x-auto p-3 pe-12 font-mono text-[0.8125rem] leading-5">
        <code>{code}</code>
      </pre>
      <div className="absolute end-1 top-1 rounded-lg bg-surface-secondary">
        <CopyButton text={code} label="Copy the code" />
      </div>
    </div>
  );
}
