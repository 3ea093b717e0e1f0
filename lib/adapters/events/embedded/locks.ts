/** Spaces of PostgreSQL's advisory locks (the first of two keys); the second key is 0, or a process's id. */
export const LOCKS = { router: 0x6d720001, process: 0x6d720002 } as const;
