/** Whether a place of the menu is where one is: its own page, or one below it. Documents belong to sources. */
export function isHere(place: string, pathname: string, home: string): boolean {
  if (place === home) return pathname === home;
  const parts = pathname.startsWith(`${home}/documents`) ? `${home}/sources` : pathname;
  return parts === place || parts.startsWith(`${place}/`);
}
