/** Milliseconds on the breaker's clock. */
export type BreakerOutage = { since: number; nextTryAt: number };

export type BreakerOptions = {
  /** So many failures in a row open it. */
  failures: number;
  /** So long nothing is asked then; after it one call tries. */
  coolDownMs: number;
  now: () => number;
};

/**
 * Spares a server that is down. Closed it lets everything through; after some failures in a row it is open and refuses;
 * when the server had time to come back it lets one call through as a trial, which closes it again or not. It does
 * nothing by itself: who calls the server asks it before and tells it after.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  #count = 0;
  #since = 0;
  #last = 0;
  #isTried = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Null: it is closed. */
  get outage(): BreakerOutage | null {
    const { failures, coolDownMs } = this.#options;
    return this.#count < failures ? null : { since: this.#since, nextTryAt: this.#last + coolDownMs };
  }

  /** Asks for a way through; who was given a trial says how it ended, or leaves. */
  enter(): "through" | "trial" | "refused" {
    const { outage } = this;
    if (!outage) return "through";
    if (this.#isTried || this.#options.now() < outage.nextTryAt) return "refused";
    this.#isTried = true;
    return "trial";
  }

  /** A trial is over, whether or not it said anything about the server. */
  leave(): void {
    this.#isTried = false;
  }

  /** The server works. @returns the outage that ends with this, if there was one */
  succeed(): BreakerOutage | null {
    const { outage } = this;
    this.#count = 0;
    return outage;
  }

  /** The server failed. @returns whether an outage begins with this */
  fail(): boolean {
    const wasOpen = this.outage !== null;
    this.#last = this.#options.now();
    if (this.#count === 0) this.#since = this.#last;
    this.#count++;
    return !wasOpen && this.outage !== null;
  }
}
