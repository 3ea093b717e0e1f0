/** The pages of a bot's evaluations. */
export function evaluationPaths(tenant: string, botId: string) {
  const list = `/t/${tenant}/bots/${botId}/evaluation`;
  return {
    list,
    set: (setId: string) => `${list}/${setId}`,
    run: (setId: string, runId: string) => `${list}/${setId}/runs/${runId}`,
  };
}
