/** The pages of one bot. */
export function botPaths(tenant: string, botId: string) {
  const chat = `/t/${tenant}/bots/${botId}`;
  return {
    chat,
    answers: `${chat}/answers`,
    sources: `${chat}/sources`,
    playground: `${chat}/playground`,
    evaluation: `${chat}/evaluation`,
    widget: `${chat}/widget`,
    settings: `${chat}/settings`,
  };
}
