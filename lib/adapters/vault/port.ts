import type { Component } from "../component";

/** Where a secret lies: what was sealed for one place opens in no other. */
export type SecretPlace = { tenant: string; table: string; column: string; row: string };

export interface Vault extends Component {
  /** Encrypts a secret for a place; the answer is text to store there. */
  seal(secret: string, place: SecretPlace): string;
  /** @throws AppError internal when it was sealed for another place, with a key that is not here, or was changed */
  open(sealed: string, place: SecretPlace): string;
  /** Whether it was sealed with an older key than the newest. */
  isStale(sealed: string): boolean;
}
