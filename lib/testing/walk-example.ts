import type { Call } from "@/lib/testing/call";

/** Ids of one tenant's things, real or made up; every place in a request that takes an id gets one of these. */
export type Ids = {
  bot: string;
  deletedBot: string;
  source: string;
  /** A look at the origin of the source. */
  sync: string;
  document: string;
  job: string;
  token: string;
  conversation: string;
  contact: string;
  answer: string;
  /** An answer in it. */
  message: string;
  evaluation: string;
  question: string;
  /** Of the evaluation. */
  run: string;
  member: string;
  invitation: string;
  connection: string;
  export: string;
};

export type Example = {
  /** A request that is right in every way for the tenant that the ids belong to. */
  right(ids: Ids): Omit<Call, "headers">;
  /** Requests of another tenant's own that name these ids in a body, one place at a time. */
  inBody?(foreign: Ids, own: Ids): unknown[];
};
