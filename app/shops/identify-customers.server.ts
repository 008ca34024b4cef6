import { randomUUID } from "node:crypto";
import type { Database } from "#app/runtime/database.server.ts";
import { listBuried } from "#app/shops/tombstones.server.ts";

/** What a shopper is known as: Shopify's customer id, or the HMAC of the e-mail address under the shop's key. */
export type Alias = { kind: "shopify" | "email"; value: string };

/** One text an alias, to look it up by. */
export function aliasText({ kind, value }: Alias): string {
  return `${kind}:${value}`;
}

/**
 * Our customer keys for `aliases`, new ones for shoppers not seen before. A redacted shopper has none.
 * @returns customer key by `aliasText`.
 */
export async function identifyCustomers(
  tx: Database,
  shop: string,
  aliases: readonly Alias[],
  now: Date,
): Promise<Map<string, string>> {
  const wanted = await withoutRedacted(tx, shop, aliases);
  if (wanted.length === 0) return new Map();
  const known = await findKeys(tx, shop, wanted);
  const fresh = wanted.filter((alias) => !known.has(aliasText(alias)));
  if (fresh.length === 0) return known;
  // Another worker may insert the same alias at this moment: the first wins, and both read the winner's key.
  await tx.customerAlias.createMany({
    data: fresh.map((alias) => ({ shop, ...alias, customerKey: randomUUID() })),
    skipDuplicates: true,
  });
  const made = await findKeys(tx, shop, fresh);
  await tx.customer.createMany({
    data: [...made.values()].map((customerKey) => ({ shop, customerKey, createdAt: now })),
    skipDuplicates: true,
  });
  return new Map([...known, ...made]);
}

/**
 * What was known as `drop` is known as `keep` from now on, and `drop` is no more. Whoever stored something under that key
 * moves it first.
 */
export async function joinAliases(tx: Database, shop: string, keep: string, drop: string): Promise<void> {
  await tx.customerAlias.updateMany({ where: { shop, customerKey: drop }, data: { customerKey: keep } });
  await tx.customer.deleteMany({ where: { shop, customerKey: drop } });
}

async function withoutRedacted(tx: Database, shop: string, aliases: readonly Alias[]): Promise<Alias[]> {
  const unique = [...new Map(aliases.map((alias) => [aliasText(alias), alias])).values()];
  const ids = unique.filter((alias) => alias.kind === "shopify").map((alias) => alias.value);
  const emails = unique.filter((alias) => alias.kind === "email").map((alias) => alias.value);
  const buriedIds = await listBuried(tx, shop, "customer", ids);
  const buriedEmails = await listBuried(tx, shop, "email", emails);
  return unique.filter(({ kind, value }) => !(kind === "shopify" ? buriedIds : buriedEmails).has(value));
}

async function findKeys(tx: Database, shop: string, aliases: readonly Alias[]): Promise<Map<string, string>> {
  const byKind = (kind: Alias["kind"]) => aliases.filter((alias) => alias.kind === kind).map((alias) => alias.value);
  const rows = await tx.customerAlias.findMany({
    where: {
      shop,
      OR: [
        { kind: "shopify", value: { in: byKind("shopify") } },
        { kind: "email", value: { in: byKind("email") } },
      ],
    },
  });
  return new Map(rows.map((row) => [`${row.kind}:${row.value}`, row.customerKey]));
}
