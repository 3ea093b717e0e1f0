"use client";

import { useEffect, useState } from "react";
import { count } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { estimateFiles } from "@/lib/core/estimate";
import { PreviewDto } from "@/lib/schemas/preview";
import { teamWords } from "./site-preview";

const PAUSE_MS = 250;

/** What the chosen files would come to, before they are sent, and what the team has then. */
export function FileEstimate({ files }: { files: readonly File[] }) {
  const named = files.map(({ name, size: bytes }) => ({ name, bytes }));
  const { chunks, tokens } = estimateFiles(named);
  const team = useTeamWith(JSON.stringify({ type: "file", files: named }));
  return (
    <p className="text-muted">
      Roughly {count(chunks, "passage")} and {count(tokens, "token")} to embed.{team && ` ${teamWords(team)}`}
    </p>
  );
}

/** What the team has with these. It is no more than a hint: nothing is said when it cannot be asked for. Syncs with: the API. */
function useTeamWith(body: string) {
  const { api } = useTenant();
  const [answer, setAnswer] = useState<{ body: string; preview: PreviewDto } | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const preview = await api.post("/sources/preview", PreviewDto, JSON.parse(body)).catch(() => null);
      if (!isOver && preview) setAnswer({ body, preview });
    };
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, body]);
  return answer?.body === body ? answer.preview.team?.after : undefined;
}
