import { z } from "zod";
import {
  ChooseBody,
  SETTING_KEYS,
  SETTINGS,
  type SettingDto,
  type SettingKey,
  SettingKeyParam,
} from "@/lib/schemas/settings";
import { command, query, type Tx } from "../_kit";
import { assertOpen, toChoice } from "./choose";
import { choicesOf } from "./read-settings";
import { toSettingDto } from "./setting-dto";

const OF_TENANTS = SETTING_KEYS.filter((key) =>
  (SETTINGS[key].levels as readonly string[]).includes("tenant"),
);

/** What can be chosen for the team, with what holds and why. */
export const listSettings = query({
  name: "setting.list",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ tx }): Promise<{ items: SettingDto[] }> {
    const choices = await choicesOf(tx.db, OF_TENANTS);
    return { items: OF_TENANTS.map((key) => toSettingDto(key, tx.environment, choices.get(key) ?? {})) };
  },
});

export const chooseSetting = command({
  name: "setting.choose",
  permission: "tenant:write",
  input: SettingKeyParam.extend(ChooseBody.shape),
  async run({ tx, input: { key, value } }) {
    const choice = toChoice(key, "tenant", value, tx.environment);
    const where = { tenantId_key: { tenantId: tx.tenant.id, key } };
    const before = await tx.db.tenantSetting.findUnique({ where });
    await tx.db.tenantSetting.upsert({
      where,
      create: { tenantId: tx.tenant.id, key, value: choice },
      update: { value: choice },
    });
    const audit = { targetId: key, before: { value: before?.value ?? null }, after: { value } };
    return { result: await read(tx, key), audit };
  },
});

/** Back to what holds without a choice of the team's own. */
export const resetSetting = command({
  name: "setting.reset",
  permission: "tenant:write",
  input: SettingKeyParam,
  async run({ tx, input: { key } }) {
    assertOpen(key, "tenant", tx.environment);
    const before = await tx.db.tenantSetting.findFirst({ where: { key } });
    await tx.db.tenantSetting.deleteMany({ where: { key } });
    return {
      result: await read(tx, key),
      audit: { targetId: key, before: { value: before?.value ?? null } },
    };
  },
});

async function read(tx: Tx, key: SettingKey): Promise<SettingDto> {
  return toSettingDto(key, tx.environment, (await choicesOf(tx.db, [key])).get(key) ?? {});
}
