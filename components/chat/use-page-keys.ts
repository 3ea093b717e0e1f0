"use client";

import { useEffect, useRef } from "react";
import { pageKey } from "./keys";

const WRITABLE = "input, textarea, select, [contenteditable]";
/** They have keys of their own, Escape first of all. */
const ABOVE = "[role=dialog], [role=tooltip], [role=menu], [role=listbox]";

type Actions = { write(): void; stop(): void };

/** The keys of the chat, wherever the focus is: `/` to write, Escape to stop. Syncs with: the keyboard. */
export function usePageKeys(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      if (event.target.closest(ABOVE) || document.querySelector("[role=tooltip]")) return;
      const action = pageKey(event, event.target.matches(WRITABLE));
      if (action === null) return;
      if (action === "write") event.preventDefault();
      latest.current[action]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
