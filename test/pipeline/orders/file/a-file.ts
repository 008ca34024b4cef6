import { db } from "#app/runtime/database.server.ts";
import { makeSealedEmailKey } from "#app/shops/email-key.server.ts";

/** An installed shop whose facts have been read. */
export async function aShop({ shop = "a.myshopify.com", currency = "GBP" } = {}): Promise<string> {
  const emailKey = makeSealedEmailKey(shop);
  await db().shop.create({
    data: { shop, currency, installedAt: new Date("2026-01-01T00:00:00Z"), scopes: [], emailKey },
  });
  return shop;
}
