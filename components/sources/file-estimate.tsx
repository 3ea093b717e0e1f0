import { count, formatBytes } from "@/lib/client/format";
import { estimateFiles } from "@/lib/core/estimate";

/** What the chosen files would come to, before they are sent. */
export function FileEstimate({ files }: { files: readonly File[] }) {
  const sizes = files.map(({ name, size: bytes }) => ({ name, bytes }));
  const { chunks, tokens } = estimateFiles(sizes);
  const bytes = sizes.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <p className="text-muted">
      {formatBytes(bytes)}; roughly {count(chunks, "passage")} and {count(tokens, "token")} to embed.
    </p>
  );
}
