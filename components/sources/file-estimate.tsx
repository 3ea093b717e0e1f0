"use client";

import { useEffect, useRef, useState } from "react";
import { count } from "@/lib/client/format";
import { hashFile } from "@/lib/client/hash-file";
import { useTenant } from "@/lib/client/tenant";
import { estimateFiles } from "@/lib/core/estimate";
import { PreviewDto } from "@/lib/schemas/preview";
import { signatureOf } from "./chosen-files";
import { teamWords, tokenWords } from "./site-preview";

const PAUSE_MS = 250;

/** What the chosen files would come to, before they are sent, which of them are here already, and what the team has then. */
export function FileEstimate({ files }: { files: readonly File[] }) {
  const preview = usePreview(files);
  const rough = estimateFiles(files.map(({ name, size: bytes }) => ({ name, bytes })));
  const here = preview?.items.filter(({ heldBy }) => heldBy !== null) ?? [];
  return (
    <div className="flex flex-col gap-2 text-muted">
      <p>
        Roughly {count((preview ?? rough).chunks, "passage")} and{" "}
        {preview ? tokenWords(preview) : `${count(rough.tokens, "token")} of text`}.
        {preview?.team && ` ${teamWords(preview.team.after)}`}
      </p>
      {here.length > 0 && (
        <ul aria-label="Here already" className="text-warning-soft-foreground">
          {here.map(({ name, problem }) => (
            <li key={name} className="wrap-anywhere">
              {name}: {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the API says of these. It is no more than a hint: nothing is said when it cannot be asked for. Syncs with: the API. */
function usePreview(files: readonly File[]): PreviewDto | undefined {
  const { api } = useTenant();
  const [answer, setAnswer] = useState<{ of: string; preview: PreviewDto } | null>(null);
  const signature = signatureOf(files, "", []);
  // They are the same as long as their signature is, whatever list they come in.
  const chosen = useRef(files);
  useEffect(() => {
    chosen.current = files;
  });
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const named = [];
      for (const file of chosen.current) {
        if (isOver) return;
        named.push({ name: file.name, bytes: file.size, sha256: await hashFile(file) });
      }
      const body = { type: "file", files: named };
      const preview = await api.post("/sources/preview", PreviewDto, body).catch(() => null);
      if (!isOver && preview) setAnswer({ of: signature, preview });
    };
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, signature]);
  return answer?.of === signature ? answer.preview : undefined;
}
