"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useTenant } from "@/lib/client/tenant";
import { AppError } from "@/lib/core/errors";
import { PreviewTokenDto } from "@/lib/schemas/visitor";
import { linkPanel, type PanelLink } from "./panel-link";
import type { PreviewConfig } from "./preview-config";

const PATIENCE_MS = 15_000;
const SILENT = new AppError("unavailable", "The preview does not answer.");

type State = { is: "loading" | "ready" } | { is: "failed"; words: string };

/** Keeps a panel in an iframe to what is in the form. `onLoad` and `frame` are for the iframe. */
export function usePanelLink(botId: string, config: PreviewConfig) {
  const { api } = useTenant();
  const frame = useRef<HTMLIFrameElement>(null);
  const link = useRef<PanelLink>(null);
  const [state, setState] = useState<State>({ is: "loading" });
  const latest = useRef(config);
  latest.current = config;

  const fail = useCallback((thrown: unknown) => {
    setState({ is: "failed", words: AppError.from(thrown).message });
  }, []);

  const onLoad = useCallback(async () => {
    link.current?.close();
    link.current = null;
    const panel = frame.current?.contentWindow;
    if (!panel) return;
    try {
      const made = await linkPanel({
        panel,
        ...{ origin: location.origin, page: location.href },
        renew: async () => (await api.post(`/bots/${botId}/widget/preview`, PreviewTokenDto, {})).token,
        onReady: () => setState({ is: "ready" }),
        onFailure: fail,
      });
      link.current = made;
      made.show(latest.current);
    } catch (thrown) {
      fail(thrown);
    }
  }, [api, botId, fail]);

  // Syncs with: the panel. What looks the same is not sent again.
  const shown = JSON.stringify(config);
  useEffect(() => {
    if (shown) link.current?.show(latest.current);
  }, [shown]);

  // Syncs with: the clock. A panel that never says that it is ready is not waited for.
  useEffect(() => {
    if (state.is !== "loading") return;
    const timer = setTimeout(() => fail(SILENT), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state, fail]);

  // Syncs with: the port, which is of no use without the iframe.
  useEffect(() => () => link.current?.close(), []);

  return { frame, state, onLoad, restart: () => setState({ is: "loading" }) };
}
