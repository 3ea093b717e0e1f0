/** What a sealed secret is bound to: one that is copied into another row, or another tenant's, does not open. */
export function secretPlace(table: string, column: string, tenantId: string, row: string) {
  return { tenant: tenantId, table, column, row };
}
