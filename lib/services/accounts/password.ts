import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the cost OWASP names for it: 19 MiB, two passes, one lane (about 20 ms here). The one place that says so. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const HEAD = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether a hash was made at another cost than today's. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(HEAD);

// Checked when there is no such user, so that the answer takes as long as for one that exists.
const NOBODY = `${HEAD}IufPpv+tmqlwBCHeV+DD2A$NgQZSAVrnyzDcxlyUUG0L6uDV2IrVqbcodqNOiQ6dEM`;

/** False for a wrong password, and for a user without one; never quicker for either. */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password).catch(() => false);
  return matches && Boolean(passwordHash);
}
