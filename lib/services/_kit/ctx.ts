import type {
  BotId,
  ConnectionId,
  SessionId,
  SpaceId,
  TenantId,
  TokenId,
  UserId,
  VisitorId,
} from "@/lib/core/ids";
import type { Logger } from "@/lib/core/log";
import type { Db, PlainDb } from "@/lib/db";
import type { Standing } from "@/lib/schemas/billing";
import type { Provider } from "@/lib/schemas/connection";
import type { StoredEmbedding } from "@/lib/schemas/embedding";
import type { Role, Scope } from "@/lib/schemas/permissions";
import type { Limits, PlanId } from "@/lib/schemas/plans";
import type { EnvironmentSettings } from "@/lib/schemas/settings";
import type { Ports } from "./ports";

/** Who asks. A token's `botIds` is null when it may reach every bot. */
export type Actor =
  | { type: "user"; userId: UserId; role: Role }
  | {
      type: "token";
      tokenId: TokenId;
      /** Whose token it is; null for one that belongs to the tenant alone. */
      ownerId: UserId | null;
      scopes: readonly Scope[];
      botIds: readonly BotId[] | null;
    }
  | {
      /** Somebody before a bot's widget, known by what the server gave them. */
      type: "visitor";
      visitorId: VisitorId;
      botId: BotId;
      /** The site whose page shows the widget, as the browser says it; our own for the hosted page. */
      origin: string;
      /** Whether the site's own server vouches for who they are. */
      isVerified: boolean;
      /** Somebody of the team who tries the widget in the dashboard. */
      isPreview?: true;
    }
  | { type: "system"; job: string };

export type TenantContext = {
  id: TenantId;
  slug: string;
  name: string;
  plan: PlanId;
  /** The plan's, or what the operator set in their place. */
  limits: Limits;
  /** The operator said which plan it is on, whatever is bought. */
  isPlanFixed: boolean;
  /** Where its subscription stands, as far as that decides anything; null: it never had one, or the plan is fixed. */
  billing: Standing | null;
} & TenantEmbedding;

/** What a tenant's documents and questions are embedded by. */
export type TenantEmbedding = {
  /** The embedding space in use, and the account and model it was made by; null: no vectors yet. */
  space: {
    id: SpaceId;
    connectionId: ConnectionId | "deployment";
    model: string;
    dimensions: number;
    /** Whether the model has to be asked for this length. */
    isAsked: boolean;
  } | null;
  /** What documents are embedded by now; null: the deployment's model. */
  embedding: StoredEmbedding | null;
  /** The connections that the two name, as far as they are there. */
  embedders: readonly SealedConnection[];
};

/** What a model is reached by; the key is still sealed. */
export type SealedConnection = {
  id: string;
  name: string;
  provider: Provider;
  baseUrl: string | null;
  secret: string | null;
};

type Shared = {
  readonly tenant: TenantContext;
  readonly actor: Actor;
  readonly requestId: string;
  /** The caller's network address; null for work that nobody asks for over the network. */
  readonly address: string | null;
  /** What the environment decides; it beats what anybody chose. */
  readonly environment: EnvironmentSettings;
  /** Where people reach this deployment, without a slash at the end: links in mails begin with it. */
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now: () => Date;
};

/** What exists before and after any transaction: it has ports and no database. */
export type Ctx = Shared & {
  readonly ports: Ports;
  /** The caller's Idempotency-Key: the same command with the same key is carried out once. */
  readonly idempotencyKey?: string;
};

/** Before it is known who asks, and for which tenant: sign-up, sign-in, set-up. */
export type OpenCtx = Omit<Ctx, "tenant" | "actor" | "idempotencyKey">;

/** Somebody who is signed in, for what concerns them and no tenant. */
export type PersonCtx = OpenCtx & {
  readonly person: {
    id: UserId;
    sessionId: SessionId;
    email: string;
    name: string;
    isEmailVerified: boolean;
    /** Runs the deployment. */
    isOperator: boolean;
  };
};

/** Inside a transaction: a database and no ports, so that no transaction waits for the network. */
export type Tx = Shared & { readonly db: Db };

/** As `Tx`, for what asks in plain SQL alone: it runs in a transaction of either kind. */
export type PlainTx = Omit<Tx, "db"> & { readonly db: PlainDb };

export function withActor(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor };
}

/** The actor's id as it is written down: in the audit log, in idempotency records. */
export function actorId(actor: Actor): string {
  if (actor.type === "user") return actor.userId;
  if (actor.type === "visitor") return actor.visitorId;
  return actor.type === "token" ? actor.tokenId : actor.job;
}

/** The bots the actor is kept to, or null when it may reach all of its tenant's. */
export function reachableBots(actor: Actor): readonly BotId[] | null {
  if (actor.type === "visitor") return [actor.botId];
  return actor.type === "token" ? actor.botIds : null;
}
