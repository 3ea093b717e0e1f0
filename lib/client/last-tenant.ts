type Choice = { slug: string; isSuspended: boolean };

/** The team to open when none is named: the one that one was in last, else the first; a suspended one leads nowhere. */
export function lastTenant<Tenant extends Choice>(
  tenants: readonly Tenant[],
  last: string | undefined,
): Tenant | undefined {
  const open = tenants.filter(({ isSuspended }) => !isSuspended);
  return open.find(({ slug }) => slug === last) ?? open[0];
}
