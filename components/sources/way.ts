import type { ReactNode } from "react";

/** What each way of adding a source gets: the bots are chosen once, whichever way is taken. */
export type WayProps = { botIds: readonly string[]; botChoice: ReactNode };
