import type { Database, Prisma } from "#app/runtime/database.server.ts";

/** What a merchant settles is kept by the part of the app that it concerns; each part parses its own and no other. */
export type SettingsPart = "baskets" | "offers" | "publishing";

/**
 * What the merchant settled about one part, as stored. It is kept here because stages before the offers ask for theirs too.
 * @returns an empty object where nothing was settled: then all is as by default.
 */
export async function getSettings(tx: Database, shop: string, part: SettingsPart): Promise<Record<string, unknown>> {
  const row = await tx.offerRules.findUnique({ where: { shop } });
  return toObject(toObject(row?.settings)[part]);
}

/** Changes the keys given of one part; all others stay. Two that save at once don't lose each other's. */
export async function saveSettings(
  tx: Database,
  shop: string,
  part: SettingsPart,
  changed: Prisma.InputJsonObject,
): Promise<void> {
  const json = JSON.stringify(changed);
  await tx.$executeRaw`
    insert into offer_rules (shop, settings) select ${shop}, jsonb_build_object(${part}::text, ${json}::jsonb)
    on conflict (shop) do update set settings = offer_rules.settings ||
      jsonb_build_object(${part}::text, coalesce(offer_rules.settings -> ${part}::text, '{}') || ${json}::jsonb)`;
}

export async function forgetShop(tx: Database, shop: string): Promise<number> {
  return (await tx.offerRules.deleteMany({ where: { shop } })).count;
}

function toObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
