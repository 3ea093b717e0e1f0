import { asSystem } from "@/lib/db";
import { type AccountDto, RenameBody } from "@/lib/schemas/account";
import { type PersonCtx, personCommand } from "../_kit";
import { listTenantsOf } from "./find-member";

/** Everything that a person sees of their own account. */
export async function getAccount({ person }: PersonCtx): Promise<AccountDto> {
  const user = await asSystem("account", (db) =>
    db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: {
        passwordHash: true,
        totpConfirmedAt: true,
        identities: { orderBy: { createdAt: "asc" } },
        _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
  );
  const { id, email, name, isEmailVerified, isOperator } = person;
  return {
    id,
    email,
    name,
    isEmailVerified,
    isOperator,
    hasPassword: user.passwordHash !== null,
    secondFactor: { isOn: user.totpConfirmedAt !== null, recoveryCodesLeft: user._count.recoveryCodes },
    identities: user.identities.map((identity) => ({
      provider: identity.provider,
      email: identity.email,
      since: identity.createdAt.toISOString(),
    })),
    tenants: await listTenantsOf(id),
  };
}

export const rename = personCommand({
  name: "account.rename",
  input: RenameBody,
  async run({ tx, input: { name } }) {
    await tx.db.user.update({ where: { id: tx.person.id }, data: { name } });
    return { result: null, audit: {} };
  },
});
