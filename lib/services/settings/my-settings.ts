import { asSystem, type Db } from "@/lib/db";
import { ChooseBody, SETTING_KEYS, SETTINGS, type SettingDto, SettingKeyParam } from "@/lib/schemas/settings";
import { type PersonCtx, personCommand } from "../_kit";
import { assertOpen, toChoice } from "./choose";
import { toSettingDto } from "./setting-dto";

const OF_PEOPLE = SETTING_KEYS.filter((key) => (SETTINGS[key].levels as readonly string[]).includes("user"));

/** What a person can choose for themselves, whatever team they look at. */
export function listMySettings(ctx: PersonCtx): Promise<{ items: SettingDto[] }> {
  return asSystem("settings", async (db) => ({ items: await readAll(db, ctx) }));
}

export const chooseMySetting = personCommand({
  name: "account.choose_setting",
  input: SettingKeyParam.extend(ChooseBody.shape),
  async run({ tx, input: { key, value } }) {
    const userId = tx.person.id;
    const choice = toChoice(key, "user", value, tx.environment);
    await tx.db.userSetting.upsert({
      where: { userId_key: { userId, key } },
      create: { userId, key, value: choice },
      update: { value: choice },
    });
    return { result: { items: await readAll(tx.db, tx) }, audit: { skip: "a taste of one's own" } };
  },
});

export const resetMySetting = personCommand({
  name: "account.reset_setting",
  input: SettingKeyParam,
  async run({ tx, input: { key } }) {
    assertOpen(key, "user", tx.environment);
    await tx.db.userSetting.deleteMany({ where: { userId: tx.person.id, key } });
    return { result: { items: await readAll(tx.db, tx) }, audit: { skip: "a taste of one's own" } };
  },
});

async function readAll(
  db: Db,
  { person, environment }: Pick<PersonCtx, "person" | "environment">,
): Promise<SettingDto[]> {
  const mine = await db.userSetting.findMany({ where: { userId: person.id } });
  const system = await db.systemSetting.findMany();
  const valueIn = (rows: { key: string; value: unknown }[], key: string) =>
    rows.find((row) => row.key === key)?.value;
  return OF_PEOPLE.map((key) =>
    toSettingDto(key, environment, { user: valueIn(mine, key), system: valueIn(system, key) }),
  );
}
