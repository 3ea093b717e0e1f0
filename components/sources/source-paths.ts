/** The pages of sources. */
export const sourcesPath = (tenant: string) => `/t/${tenant}/sources`;

export const sourcePath = (tenant: string, sourceId: string) => `${sourcesPath(tenant)}/${sourceId}`;

/** The page of one look at a source's origin. */
export const checkPath = (tenant: string, sourceId: string, runId: string) =>
  `${sourcePath(tenant, sourceId)}/runs/${runId}`;

/** Where the API tells of it. */
export const runPath = (sourceId: string, runId: string) => `/sources/${sourceId}/runs/${runId}`;

/** The page that adds a source, with these bots chosen already. */
export function newSourcePath(tenant: string, botIds: readonly string[] = []): string {
  const query = botIds.map((id) => `bot=${id}`).join("&");
  return `${sourcesPath(tenant)}/new${query && `?${query}`}`;
}
