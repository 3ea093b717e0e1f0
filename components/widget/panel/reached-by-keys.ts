/** For what scrolls: so that whoever has no pointer can scroll it too. */
export const REACHED_BY_KEYS = { tabIndex: 0 };
