import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { TENANT_COOKIE } from "@/lib/client/cookies";
import { lastTenant } from "@/lib/client/last-tenant";
import { getSignedIn } from "@/lib/http";

/** The way in: to the team one was in last, else to the first; to the list of teams when none is open; else to sign-in. */
export default async function StartPage() {
  const signedIn = await getSignedIn();
  if (!signedIn) redirect("/sign-in");
  const last = (await cookies()).get(TENANT_COOKIE)?.value;
  const tenant = lastTenant(signedIn.tenants, last);
  redirect(tenant ? `/t/${tenant.slug}` : "/teams");
}
