/** Which conversation the page of a bot shows. */
export type Session = {
  /** Another number is another chat on the page. */
  number: number;
  /** The conversation that the address named last; null: a new one. */
  wanted: string | null;
  /** The conversation that is on the page; null: a new one, or the wanted one is still on its way. */
  held: string | null;
};

/** A first look at the page. `loaded` is the conversation that the page came with. */
export function openSession(wanted: string | null, loaded: string | null): Session {
  return { number: 0, wanted, held: wanted === loaded ? wanted : null };
}

/**
 * The session after a look at the address and at what the page came with. A conversation that begins on the page gives
 * itself an address (`begin`); that is no reason to begin anew, any other change of the address is.
 */
export function follow(session: Session, wanted: string | null, loaded: string | null): Session {
  const isWantedHere = wanted === session.held;
  if (wanted !== session.wanted) {
    if (isWantedHere && wanted !== null) return { ...session, wanted };
    return { number: session.number + 1, wanted, held: wanted === loaded ? wanted : null };
  }
  const hasArrived = wanted !== null && !isWantedHere && wanted === loaded;
  return hasArrived ? { number: session.number + 1, wanted, held: wanted } : session;
}

/** A new conversation has got its id. */
export function begin(session: Session, id: string): Session {
  return session.held === id ? session : { ...session, held: id };
}

/** Whether the wanted conversation is still on its way. */
export function isLoading({ wanted, held }: Session): boolean {
  return wanted !== null && held !== wanted;
}
