import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { TENANT_COOKIE } from "@/lib/client/cookies";
import { getSignedIn } from "@/lib/http";

/** The way in: to the team one was in last, else to the first, else to sign-in. */
export default async function StartPage() {
  const signedIn = await getSignedIn();
  if (!signedIn) redirect("/sign-in");
  const last = (await cookies()).get(TENANT_COOKIE)?.value;
  const { tenants } = signedIn;
  const tenant = tenants.find(({ slug }) => slug === last) ?? tenants[0];
  redirect(tenant ? `/t/${tenant.slug}` : "/teams");
}
