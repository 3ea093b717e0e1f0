/** Why an event of the payment service is about nobody here, and what the operator does about it. */
export const PARKED = {
  "it is of the other mode, test or live":
    "The other mode of the payment service sends here, too. Delete its endpoint there, or set the keys of the mode that is meant.",
  "it names no customer":
    "Nothing has to be done: what teams have bought is read from the payment service every night.",
  "its customer is nobody's here":
    "The customer belongs to another deployment with the same account, to a team that was erased, or was made by hand. If a team of yours has paid this way, end that subscription at the payment service, and have the team choose its plan on its own page.",
  "its customer and its tenant do not belong together":
    "The tenantId in the metadata at the payment service was changed. Put the id of the customer's team back there.",
} as const;
export type ParkReason = keyof typeof PARKED;

/** Events of one reason in the last thirty days. */
export type ParkedDto = {
  reason: string;
  /** What to do; null for a reason that this release does not know. */
  advice: string | null;
  count: number;
  lastAt: string;
  /** By which the last of them is found at the payment service. */
  lastId: string;
  lastType: string;
};

export function adviceFor(reason: string): string | null {
  return Object.entries(PARKED).find(([known]) => known === reason)?.[1] ?? null;
}
