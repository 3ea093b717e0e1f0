"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { clampWidth, keepWidth, LEAST_WIDTH, mostWidth } from "./panel-width";

type ResizeHandleProps = { width: number; onResize(width: number): void };

const STEP = 32;

/** The edge of the panel, to be dragged, or moved by the arrow keys. */
export function ResizeHandle({ width, onResize }: ResizeHandleProps) {
  const isRtl = () => document.dir === "rtl";
  const resize = (wanted: number) => {
    const next = clampWidth(wanted, window.innerWidth);
    onResize(next);
    return next;
  };

  function onPointerMove(event: PointerEvent<HTMLHRElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    resize(isRtl() ? event.clientX : window.innerWidth - event.clientX);
  }

  function onKeyDown(event: KeyboardEvent) {
    const wider = isRtl() ? "ArrowRight" : "ArrowLeft";
    const narrower = isRtl() ? "ArrowLeft" : "ArrowRight";
    if (event.key !== wider && event.key !== narrower) return;
    event.preventDefault();
    keepWidth(resize(width + (event.key === wider ? STEP : -STEP)));
  }

  return (
    <hr
      aria-orientation="vertical"
      aria-label="Width of the document"
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={typeof window === "undefined" ? undefined : mostWidth(window.innerWidth)}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onPointerUp={() => keepWidth(width)}
      onKeyDown={onKeyDown}
      className="m-0 border-0 absolute inset-y-0 -start-1 z-10 w-2 cursor-col-resize touch-none outline-none after:absolute after:inset-y-0 after:start-1 after:w-px hover:after:w-0.5 hover:after:bg-focus focus-visible:after:w-0.5 focus-visible:after:bg-focus max-lg:hidden"
    />
  );
}
