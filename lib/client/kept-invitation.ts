"use client";

import { useSyncExternalStore } from "react";
import { onHashChange } from "./use-hash";

/** In this tab alone, and until it is closed: the secret of an invitation, while one signs in on the way to it. */
const KEY = "minirag.invitation";

export const keepInvitation = (secret: string) => sessionStorage.setItem(KEY, secret);
export const dropInvitation = () => sessionStorage.removeItem(KEY);

/** The secret behind the `#` of the address, else the one that was kept; null until the browser has taken over from the server. */
export function useInvitationSecret(): string | null {
  return useSyncExternalStore(onHashChange, readSecret, () => null);
}

const readSecret = () => location.hash.slice(1) || (sessionStorage.getItem(KEY) ?? "");
