import { count } from "@/lib/client/format";
import { estimateFiles } from "@/lib/core/estimate";

/** What the chosen files would come to, before they are sent. */
export function FileEstimate({ files }: { files: readonly File[] }) {
  const { chunks, tokens } = estimateFiles(files.map(({ name, size: bytes }) => ({ name, bytes })));
  return (
    <p className="text-muted">
      Roughly {count(chunks, "passage")} and {count(tokens, "token")} to embed.
    </p>
  );
}
