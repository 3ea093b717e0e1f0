import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/core/errors";
import { readEnv } from "@/lib/env";
import type { Role } from "@/lib/schemas/permissions";
import type { SignupMode } from "@/lib/schemas/settings";
import type { Ctx, PersonCtx } from "@/lib/services/_kit";
import { findMember, findPerson, listTenantsOf, type TenantOfMine } from "@/lib/services/accounts";
import { systemSetting } from "@/lib/services/settings";
import { readReturnPath } from "./auth/return-path";
import { readSessionId } from "./auth/session-cookie";
import { openCtx } from "./open-ctx";

export type PageCtx = { ctx: Ctx; role: Role; user: PersonCtx["person"] };

/** One for all parts of a page: they share its request id. */
const openPage = cache(async () => openCtx(await headers()));

const findViewer = cache(async () => {
  const sessionId = await readSessionId(await cookies());
  return sessionId && findPerson(sessionId, (await openPage()).now());
});

const findPageCtx = cache(async (slug: string): Promise<PageCtx> => {
  const open = await openPage();
  const viewer = await findViewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent(`/t/${slug}`)}`);
  const member = await findMember(viewer.sessionId, slug, open.now());
  if (member === "suspended") redirect("/teams");
  if (member === "signed-out" || member === "not-a-member") notFound();
  const actor = { type: "user" as const, userId: member.userId, role: member.role };
  return { ctx: { ...open, tenant: member.tenant, actor }, role: member.role, user: viewer };
});

/**
 * Who looks at a page of a tenant. Every page calls it: a layout does not protect the pages in it. People without a
 * session are sent to sign in; a tenant that is not theirs reads as one that is not there.
 */
export async function getPageCtx(params: Promise<{ tenant: string }>): Promise<PageCtx> {
  return findPageCtx((await params).tenant);
}

/** The signed-in person and the tenants they belong to, for pages outside of a tenant; null without a session. */
export async function getSignedIn(): Promise<{
  user: PersonCtx["person"];
  tenants: TenantOfMine[];
} | null> {
  const viewer = await findViewer();
  return viewer ? { user: viewer, tenants: await listTenantsOf(viewer.id) } : null;
}

/** The signed-in person, for the pages about them alone; people without a session are sent to sign in, and back to `path`. */
export async function getPersonCtx(path: string): Promise<PersonCtx> {
  const person = await findViewer();
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  const open = await openPage();
  return { ...open, person, log: open.log.child({ userId: person.id }) };
}

/** Who may make an account here. */
export async function signUpMode(): Promise<SignupMode> {
  return systemSetting(await openPage(), "signup");
}

/** Who runs the deployment, for the pages of the console: for everybody else who is signed in there are none. */
export const getOperator = cache(async (): Promise<PersonCtx> => {
  const open = await openPage();
  const viewer = await findViewer();
  if (!viewer) redirect("/sign-in?next=/admin");
  if (!viewer.isOperator) notFound();
  return { ...open, person: viewer };
});

/** Whether strangers may make a tenant of their own here. */
export async function isSignUpOpen(): Promise<boolean> {
  return (await signUpMode()) === "open";
}

/** Whether mails leave this deployment; else they wait in its outbox. */
export async function isMailReal(): Promise<boolean> {
  return (await openPage()).ports.mailer.isReal;
}

/** Where somebody wanted to go who comes back from a provider without having got in. */
export async function getReturnPath(): Promise<string | null> {
  return readReturnPath(await cookies());
}

/** Whether nobody signs in here, and everybody on this machine is the owner. */
export function isSingleUser(): boolean {
  return readEnv().auth.mode === "none";
}

/** How one may sign in here beside e-mail and password: the buttons of the sign-in page. */
export function signInProviders(): { id: string; name: string }[] {
  const { google, oidc } = readEnv().auth;
  return [
    ...(google ? [{ id: "google", name: "Google" }] : []),
    ...(oidc ? [{ id: "oidc", name: oidc.name }] : []),
  ];
}

/**
 * Runs a query for a page: what is not there, or not for this person to see, becomes the page that says so. Any other
 * failure is logged, and reaches the page's error boundary with the request's id as its `digest`, for people to quote.
 */
export async function orNotFound<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code === "not_found" || error.code === "validation_failed") notFound();
    const { requestId, log } = await openPage();
    log.error({ code: error.code, error: error.cause ?? error }, "a page could not be shown");
    throw Object.assign(error, { digest: requestId });
  }
}
