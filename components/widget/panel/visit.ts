import type { SessionDto, VisitorDto } from "@/lib/schemas/visitor";
import type { Config } from "./config";
import { Failure } from "./failure";
import { makeKeys } from "./keys";
import type { Link } from "./link";

const API = "/api/widget";
/** Before a token runs out, so that no question meets one that just did. */
const EARLY_MS = 60_000;
const NO_ANSWER_MS = 10_000;

/** Who the visitor is to the server, from the first token to the last: renewed by itself, never shown to the page. */
export class Visit {
  readonly #config: Config;
  readonly #link: Link;
  readonly #keys;
  #launchToken: string | null;
  #visitor: Promise<string> | undefined;
  /** When the visitor's token is to be renewed, in milliseconds since 1970; never while it is on its way. */
  #until = 0;
  #onToken: ((token: string | null) => void) | undefined;
  #isVerified = false;
  identity: string | null;

  constructor(config: Config, link: Link) {
    this.#config = config;
    this.#link = link;
    this.#launchToken = link.token;
    this.identity = link.identity;
    this.#keys = makeKeys(`${config.bot}:${link.origin}`, config.persistence);
  }

  /** The launcher's reply to `renew`; null when it got none. */
  takeToken(token: string | null): void {
    this.#onToken?.(token);
  }

  /** Somebody else from now on. */
  become(identity: string | null): void {
    this.identity = identity;
    this.#isVerified = false;
    this.#until = 0;
  }

  /** Nothing of this visitor is left; the next question is somebody new's. */
  forget(): void {
    this.#keys.write(null);
    this.#until = 0;
  }

  /** @throws Failure with what the server says, `offline`, or `broken` */
  async json<T>(path: string, body?: object): Promise<T> {
    return (await this.fetch(path, body)).json();
  }

  async fetch(path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    const response = await this.#send(path, await this.#token(), body, signal);
    if (response.status !== 401) return settled(response);
    // It was taken back, or our clock runs slow.
    this.#until = 0;
    return settled(await this.#send(path, await this.#token(), body, signal));
  }

  #send(path: string, token: string, body?: object, signal?: AbortSignal): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init: RequestInit = { method: body ? "POST" : "GET", headers, credentials: "omit" };
    if (body) init.body = JSON.stringify(body);
    if (signal) init.signal = signal;
    return fetch(`${API}/${path}?lang=${this.#config.language}`, init);
  }

  /** Whoever asks while a token is on its way waits for that one. */
  #token(): Promise<string> {
    if (this.#visitor && this.#until > Date.now()) return this.#visitor;
    this.#until = Number.POSITIVE_INFINITY;
    this.#visitor = this.#arrive().catch((thrown) => {
      this.#until = 0;
      throw thrown;
    });
    return this.#visitor;
  }

  async #arrive(): Promise<string> {
    const launch = this.#launchToken ?? (await this.#renew());
    this.#launchToken = null;
    const key = this.#keys.read();
    const { identity } = this;
    let response = await this.#send("visitor", launch, identity ? { identity } : key ? { key } : {});
    if (identity && (response.status === 401 || response.status === 422)) {
      // What is wrong with it is for the site's owner to know; the visitor goes on as anybody.
      const { code, message } = await Failure.of(response);
      this.#link.say({ type: "event", name: "error", detail: { code, message } });
      // What was said so far is theirs by name alone.
      if (this.#isVerified) throw new Failure("lost", this.#config.words.lost);
      response = await this.#send("visitor", launch, key ? { key } : {});
    }
    const answer: VisitorDto = await (await settled(response)).json();
    const { token, expiresInSeconds, key: given, isVerified } = answer;
    this.#isVerified = isVerified;
    if (given) this.#keys.write(given);
    this.#until = Date.now() + expiresInSeconds * 1000 - EARLY_MS;
    return token;
  }

  async #renew(): Promise<string> {
    if (this.#config.mode === "page") {
      const response = await fetch(`${API}/session?bot=${this.#config.bot}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
        credentials: "omit",
      });
      const { token }: SessionDto = await (await settled(response)).json();
      return token;
    }
    const token = await new Promise<string | null>((resolve) => {
      this.#onToken = resolve;
      setTimeout(resolve, NO_ANSWER_MS, null);
      this.#link.say({ type: "renew" });
    });
    if (token === null) throw new Failure("lost", this.#config.words.lost);
    return token;
  }
}

async function settled(response: Response): Promise<Response> {
  if (!response.ok) throw await Failure.of(response);
  return response;
}
