import { z } from "zod";
import type { PreviewConfig } from "./preview-config";

const FromPanel = z.object({ type: z.string() });

type LinkOptions = {
  /** The window of the panel's document. */
  panel: Pick<Window, "postMessage">;
  /** Ours, and so the panel's: nothing is said to another. */
  origin: string;
  page: string;
  /** A fresh token, for the start and whenever the panel's has run out. */
  renew(): Promise<string>;
  onReady(): void;
  onFailure(error: unknown): void;
};

export type PanelLink = { show(config: PreviewConfig): void; close(): void };

/**
 * Connects to a panel as the launcher does on a site: one message to its window hands over a port, and only the port is
 * used from then on. What is shown before the panel is ready reaches it when it is.
 */
export async function linkPanel(options: LinkOptions): Promise<PanelLink> {
  const { panel, origin, page, renew, onReady, onFailure } = options;
  const token = await renew();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    const { success, data: message } = FromPanel.safeParse(data);
    if (!success) return;
    if (message.type === "ready") onReady();
    if (message.type === "renew")
      renew()
        .then((fresh) => port1.postMessage({ type: "token", token: fresh }))
        .catch((error: unknown) => {
          port1.postMessage({ type: "failed", reason: "network" });
          onFailure(error);
        });
  };
  panel.postMessage({ type: "minirag:connect", token, page: { url: page } }, origin, [port2]);
  return {
    // A port keeps what is sent until the other side listens.
    show: (config) => port1.postMessage({ type: "preview", config }),
    close: () => port1.close(),
  };
}
