import { Download } from "lucide-react";
import { ButtonLink } from "./button-link";

type ExportLinksProps<Format extends string> = { formats: readonly Format[]; toHref(format: Format): string };

/** What a list shows, as a file: one link a format. */
export function ExportLinks<Format extends string>({ formats, toHref }: ExportLinksProps<Format>) {
  return formats.map((format) => (
    <ButtonLink
      key={format}
      href={toHref(format)}
      aria-label={`Export as ${format.toUpperCase()}`}
      prefetch={false}
      download
    >
      <Download className="size-4" aria-hidden="true" />
      {format.toUpperCase()}
    </ButtonLink>
  ));
}
