import type { ConnectMessage, LauncherMessage, PageContext, PanelMessage, PreviewMessage } from "../protocol";
import type { Config } from "./config";

export type Heard = LauncherMessage | PreviewMessage<Config>;

/** To whoever shows us: the launcher in a site's page, the dashboard, or nobody on a page of our own. */
export type Link = {
  token: string;
  page: PageContext | undefined;
  identity: string | null;
  /** Of the page that shows us. */
  origin: string;
  /** Whether the page around us has hidden us. */
  isClosed: boolean;
  say(message: PanelMessage): void;
  listen(hear: (message: Heard) => void): void;
};

/** Waits for the page around us to hand over its port. Only the window that frames us can, and only once. */
export function connect(): Promise<Link> {
  return new Promise((resolve) => {
    const hear = ({ source, origin, data, ports: [port] }: MessageEvent<ConnectMessage>) => {
      if (source !== window.parent || data?.type !== "minirag:connect" || !port) return;
      window.removeEventListener("message", hear);
      const { token, page, identity = null } = data;
      resolve({
        ...{ token, page, identity, origin, isClosed: false },
        say: (message) => port.postMessage(message),
        listen: (listener) => {
          port.onmessage = (event) => listener(event.data);
        },
      });
    };
    window.addEventListener("message", hear);
  });
}

/** On a page of our own the document brings its token, and nobody listens. */
export function alone(token: string): Link {
  const nobody = { say: () => undefined, listen: () => undefined };
  return { token, page: undefined, identity: null, origin: location.origin, isClosed: false, ...nobody };
}
