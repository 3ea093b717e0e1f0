const SLOT = Symbol.for("minirag.singletons");

/**
 * One value per process and name. The bundler makes one copy of a module per entry point, so a module-level constant
 * would be two pools and two writers; what must exist once lives on `globalThis`.
 */
export function singleton<T>(name: string, make: () => T): T {
  const host = globalThis as { [SLOT]?: Map<string, unknown> };
  host[SLOT] ??= new Map();
  const slot = host[SLOT];
  if (!slot.has(name)) slot.set(name, make());
  return slot.get(name) as T;
}

/** Forgets a value, so that the next caller makes it anew. */
export function dropSingleton(name: string): void {
  (globalThis as { [SLOT]?: Map<string, unknown> })[SLOT]?.delete(name);
}
