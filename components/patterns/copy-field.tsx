import { CopyButton } from "./copy-button";

type CopyFieldProps = { label: string; value: string; isMultiline?: boolean };

/** Text to take away: a token, a command. */
export function CopyField({ label, value, isMultiline = false }: CopyFieldProps) {
  return (
    <figure className="m-0">
      <figcaption className="mb-1 font-medium">{label}</figcaption>
      <div className="flex items-start gap-1 rounded-lg border border-border bg-surface-secondary p-1 ps-3">
        <pre
          className={`min-w-0 flex-1 self-center whitespace-pre-wrap py-1.5 font-mono text-xs leading-5 ${isMultiline ? "wrap-anywhere" : "break-all"}`}
        >
          {value}
        </pre>
        <CopyButton text={value} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </figure>
  );
}
