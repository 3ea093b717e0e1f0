// PostgreSQL's wire, as far as a pooler has to understand it: version 3.0 of the protocol, "Message Formats".

/** A message: one letter, the length of what follows with itself, and that. */
export type Message = { type: string; whole: Buffer; body: Buffer };

const LENGTH_BYTES = 4;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;

export type Opening =
  | { kind: "encryption" }
  | { kind: "cancel" }
  | { kind: "startup"; parameters: Map<string, string> };

/** Cuts what comes from one side into messages; the first ones of a client have no letter. */
export class Incoming {
  #bytes = Buffer.alloc(0);

  push(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
  }

  /** Null until it is all there. */
  opening(): Opening | null {
    const length = this.#lengthAt(0);
    if (length === null) return null;
    const body = this.#take(length).subarray(LENGTH_BYTES);
    const code = body.readInt32BE(0);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: "encryption" };
    if (code === CANCEL_REQUEST) return { kind: "cancel" };
    const words = body.subarray(4).toString().split("\0");
    const parameters = new Map<string, string>();
    for (let at = 0; words[at]; at += 2) parameters.set(words[at] ?? "", words[at + 1] ?? "");
    return { kind: "startup", parameters };
  }

  *messages(): Generator<Message, void> {
    for (let length = this.#lengthAt(1); length !== null; length = this.#lengthAt(1)) {
      const whole = this.#take(1 + length);
      yield { type: String.fromCharCode(whole[0] ?? 0), whole, body: whole.subarray(1 + LENGTH_BYTES) };
    }
  }

  #lengthAt(at: number): number | null {
    if (this.#bytes.length < at + LENGTH_BYTES) return null;
    const length = this.#bytes.readInt32BE(at);
    return this.#bytes.length < at + length ? null : length;
  }

  #take(bytes: number): Buffer {
    const taken = this.#bytes.subarray(0, bytes);
    this.#bytes = this.#bytes.subarray(bytes);
    return taken;
  }
}

function message(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)),
  );
  const head = Buffer.alloc(1 + LENGTH_BYTES);
  head.write(type);
  head.writeInt32BE(LENGTH_BYTES + body.length, 1);
  return Buffer.concat([head, body]);
}

/** What a client hears that has been let in. */
export function welcome(): Buffer {
  const settings = [
    ["server_version", "17"],
    ["client_encoding", "UTF8"],
    ["standard_conforming_strings", "on"],
  ];
  return Buffer.concat([
    message("R", Buffer.alloc(4)),
    ...settings.map(([name = "", value = ""]) => message("S", name, value)),
    message("K", Buffer.alloc(8)),
    message("Z", Buffer.from("I")),
  ]);
}

/** Ends a connection. PgBouncer has one code for all that it says by itself. */
export const fatal = (text: string, code = "08P01") =>
  message("E", "SFATAL", "VFATAL", `C${code}`, `M${text}`, Buffer.alloc(1));
