"use client";

import { useRouter } from "next/navigation";
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTenant } from "@/lib/client/tenant";
import { PanelContext } from "./panel-context";
import { readWidth } from "./panel-width";
import { ResizeHandle } from "./resize-handle";
import { documentIn } from "./swap";

/** Where documents open beside the page: at the right of it on wide screens, over it on phones. */
export function PanelFrame({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { slug } = useTenant();
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(readWidth);
  // It is only ever opened by a link inside the dashboard, and documents take each other's place: back is the page below.
  const panel = useMemo(() => ({ close: () => router.back() }), [router]);

  useReturningFocus(frame);

  // Syncs with: the keyboard, and links to other documents wherever they are on the page.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOurs = event.key === "Escape" && !event.defaultPrevented && !event.isComposing;
      if (isOurs && !document.querySelector(ABOVE)) panel.close();
    };
    const onClick = (event: MouseEvent) => {
      const path = isPlainClick(event) ? swapFor(event.target, frame.current, slug) : null;
      if (path === null) return;
      event.preventDefault();
      router.replace(path, { scroll: false });
    };
    addEventListener("keydown", onKeyDown);
    document.addEventListener("click", onClick, true);
    return () => {
      removeEventListener("keydown", onKeyDown);
      document.removeEventListener("click", onClick, true);
    };
  }, [panel, router, slug]);

  return (
    <aside
      ref={frame}
      data-panel
      tabIndex={-1}
      aria-label="Document"
      style={{ "--panel-width": `${width}px` } as CSSProperties}
      className="fixed inset-0 z-30 flex flex-col bg-background outline-none lg:sticky lg:inset-auto lg:top-(--bar) lg:z-10 lg:h-view lg:w-(--panel-width) lg:max-w-[max(360px,calc(100vw-600px))] lg:shrink-0 lg:border-border lg:border-s"
    >
      <ResizeHandle width={width} onResize={setWidth} />
      <PanelContext value={panel}>{children}</PanelContext>
    </aside>
  );
}

/** What lies above everything and closes by Escape itself. */
const ABOVE = "[role=dialog], [role=alertdialog], [role=menu]";

function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !event.defaultPrevented;
}

function swapFor(target: EventTarget | null, frame: HTMLElement | null, tenant: string): string | null {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || frame?.contains(link)) return null;
  return documentIn(link.href, tenant, location);
}

/** The focus goes into the panel, and back to the link that opened it when it closes. Syncs with: the focus. */
function useReturningFocus(frame: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const panel = frame.current;
    const opener = document.activeElement;
    panel?.focus({ preventScroll: true });
    // The page has become narrower, and what was on the screen may not be any more.
    if (opener !== document.body) opener?.scrollIntoView({ block: "nearest" });
    return () => {
      // Whoever went on working in the page below keeps the focus there.
      if (!panel?.contains(document.activeElement) || !(opener instanceof HTMLElement)) return;
      requestAnimationFrame(() => opener.focus({ preventScroll: true }));
    };
  }, [frame]);
}
