import type { TenantId, UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { type Choices, resolve, type SettingKey, type SettingValue } from "@/lib/schemas/settings";
import type { OpenCtx, Tx } from "../_kit";

/** A setting of the whole deployment. */
export function systemSetting<Key extends SettingKey>(
  ctx: Pick<OpenCtx, "environment">,
  key: Key,
): Promise<SettingValue<Key>> {
  return asSystem("settings", async (db) => {
    const row = await db.systemSetting.findUnique({ where: { key } });
    return resolve(key, ctx.environment, { system: row?.value }).value;
  });
}

/** A setting as it holds for whoever acts in the tenant. */
export async function settingOf<Key extends SettingKey>(tx: Tx, key: Key): Promise<SettingValue<Key>> {
  return resolve(key, tx.environment, (await choicesOf(tx.db, [key])).get(key) ?? {}).value;
}

/** The time zone that a person chose, else their team, else the operator; null when nobody did, and each browser's own holds. */
export function chosenTimeZone(
  ctx: Pick<OpenCtx, "environment">,
  who: { userId: UserId; tenantId: TenantId | null },
): Promise<string | null> {
  const { userId, tenantId } = who;
  const key = "timeZone";
  return asSystem("settings", async (db) => {
    const user = await db.userSetting.findUnique({ where: { userId_key: { userId, key } } });
    const tenant =
      tenantId && (await db.tenantSetting.findUnique({ where: { tenantId_key: { tenantId, key } } }));
    const system = await db.systemSetting.findUnique({ where: { key } });
    const choices = { user: user?.value, tenant: tenant?.value, system: system?.value };
    const { value, source } = resolve(key, ctx.environment, choices);
    return source === "default" ? null : value;
  });
}

/** What tenant and system chose, by key; inside a transaction of the tenant. */
export async function choicesOf(db: Db, keys: readonly SettingKey[]): Promise<Map<string, Choices>> {
  const where = { key: { in: [...keys] } };
  const system = await db.systemSetting.findMany({ where });
  const tenant = await db.tenantSetting.findMany({ where });
  const choices = new Map<string, Choices>(keys.map((key) => [key, {}]));
  for (const { key, value } of system) choices.set(key, { ...choices.get(key), system: value });
  for (const { key, value } of tenant) choices.set(key, { ...choices.get(key), tenant: value });
  return choices;
}
