import { SessionList } from "@/components/account/session-list";
import { getPersonCtx, orNotFound, signInProviders } from "@/lib/http";
import { listSessions } from "@/lib/services/accounts";

export const metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const { items } = await orNotFound(listSessions(await getPersonCtx("/account/sessions")));
  return <SessionList sessions={items} providers={signInProviders()} />;
}
