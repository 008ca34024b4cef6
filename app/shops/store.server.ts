import { type Database, db } from "#app/runtime/database.server.ts";

/** The shop's row, or null when Tandem was never installed there or everything was erased. */
export async function getShop(shop: string) {
  return db().shop.findUnique({ where: { shop } });
}

/** Whether there is such a row, as `tx` sees it. */
export async function isKnownShop(tx: Database, shop: string): Promise<boolean> {
  return (await tx.shop.count({ where: { shop } })) > 0;
}

/** The shop's row. @throws Error when there is none. */
export async function requireShop(shop: string) {
  const found = await getShop(shop);
  if (!found) throw new Error(`${shop} has not installed Tandem.`);
  return found;
}

/** The shop's row if it is installed now, else null. */
export async function getInstalledShop(shop: string) {
  return db().shop.findFirst({ where: { shop, uninstalledAt: null } });
}

/** The shop's currency, once install has read it. @throws Error before that: the job that needs it comes again. */
export async function requireCurrency(shop: string): Promise<string> {
  const { currency } = await requireShop(shop);
  if (!currency) throw new Error(`The facts of ${shop} have not been read yet.`);
  return currency;
}

/** Every shop installed now, by name. */
export async function listInstalledShopsAllShops(): Promise<string[]> {
  const rows = await db().shop.findMany({
    where: { uninstalledAt: null },
    select: { shop: true },
    orderBy: { shop: "asc" },
  });
  return rows.map((row) => row.shop);
}

/** What the Admin API says of the shop itself. */
export async function saveShopFacts(
  shop: string,
  facts: {
    name: string;
    currency: string;
    timeZone: string;
    countryCode: string | null;
    planName: string | null;
    scopes: string[];
  },
): Promise<void> {
  await db().shop.updateMany({ where: { shop }, data: facts });
}

/** Notes the scopes that Shopify grants now. */
export async function saveScopes(tx: Database, shop: string, scopes: string[]): Promise<void> {
  await tx.shop.updateMany({ where: { shop }, data: { scopes } });
}

/** Marks the shop uninstalled and forgets its sessions. @returns whether it was installed. */
export async function markUninstalled(tx: Database, shop: string, now: Date): Promise<boolean> {
  await tx.session.deleteMany({ where: { shop } });
  const { count } = await tx.shop.updateMany({ where: { shop, uninstalledAt: null }, data: { uninstalledAt: now } });
  return count > 0;
}

/** Forgets the shop itself and its sessions; the last step of its erasure. */
export async function forgetShop(tx: Database, shop: string): Promise<void> {
  await tx.session.deleteMany({ where: { shop } });
  await tx.shop.deleteMany({ where: { shop } });
}
