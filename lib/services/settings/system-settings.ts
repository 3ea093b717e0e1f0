import { asSystem, type Db } from "@/lib/db";
import {
  ChooseBody,
  type EnvironmentSettings,
  SETTING_KEYS,
  type SettingDto,
  SettingKeyParam,
} from "@/lib/schemas/settings";
import { assertOperator, operatorCommand, type PersonCtx } from "../_kit";
import { assertOpen, toChoice } from "./choose";
import { toSettingDto } from "./setting-dto";

/** Every setting, as it holds for a deployment where nobody below chose. */
export async function listSystemSettings(ctx: PersonCtx): Promise<{ items: SettingDto[] }> {
  assertOperator(ctx);
  return asSystem("operator", async (db) => ({ items: await readAll(db, ctx.environment) }));
}

export const chooseSystemSetting = operatorCommand({
  name: "system.choose_setting",
  input: SettingKeyParam.extend(ChooseBody.shape),
  async run({ tx, input: { key, value } }) {
    const choice = toChoice(key, "system", value, tx.environment);
    const before = await tx.db.systemSetting.findUnique({ where: { key } });
    await tx.db.systemSetting.upsert({
      where: { key },
      create: { key, value: choice },
      update: { value: choice },
    });
    const audit = { targetId: key, before: { value: before?.value ?? null }, after: { value } };
    return { result: { items: await readAll(tx.db, tx.environment) }, audit };
  },
});

export const resetSystemSetting = operatorCommand({
  name: "system.reset_setting",
  input: SettingKeyParam,
  async run({ tx, input: { key } }) {
    assertOpen(key, "system", tx.environment);
    await tx.db.systemSetting.deleteMany({ where: { key } });
    return { result: { items: await readAll(tx.db, tx.environment) }, audit: { targetId: key } };
  },
});

async function readAll(db: Db, environment: EnvironmentSettings): Promise<SettingDto[]> {
  const rows = await db.systemSetting.findMany();
  return SETTING_KEYS.map((key) =>
    toSettingDto(key, environment, { system: rows.find((row) => row.key === key)?.value }),
  );
}
