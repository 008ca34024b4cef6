import { toGid } from "#test/local-store/admin-api/gid.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { metafieldsObject, metaobjectsObject } from "./metafields.ts";
import { moneyFormatOf } from "./money-format.ts";
import { isVisible, type Scene } from "./scene.ts";

/** `shop` as Liquid reads it. `origin`: the address under which the visitor came. */
export function shopObject(scene: Scene, origin: string): LiquidObject {
  const { world, domain } = scene.shop;
  const { shop } = world;
  const currencies = [...new Set(shop.markets.map(({ currency }) => currency))];
  return lazily({
    id: () => shop.id,
    name: () => shop.name,
    email: () => shop.email,
    domain: () => new URL(origin).host,
    permanent_domain: () => domain,
    url: () => origin,
    secure_url: () => origin,
    description: () => null,
    currency: () => shop.currency,
    money_format: () => moneyFormatOf(scene.market.currency),
    money_with_currency_format: () => `${moneyFormatOf(scene.market.currency)} ${scene.market.currency}`,
    enabled_currencies: () => currencies.map((code) => ({ iso_code: code, name: code })),
    products_count: () => world.products.filter((product) => isVisible(scene, product)).length,
    collections_count: () => world.collections.length,
    customer_accounts_enabled: () => true,
    customer_accounts_optional: () => true,
    locale: () => "en",
    taxes_included: () => shop.countryCode !== "US",
    brand: () => null,
    metafields: () => metafieldsObject(scene, toGid("Shop", shop.id)),
    metaobjects: () => metaobjectsObject(scene),
  });
}

/** `app` of an app block: data of its installation. */
export function appObject(scene: Scene): LiquidObject {
  const owner = toGid("AppInstallation", scene.shop.admin.appInstallationId);
  return lazily({ metafields: () => metafieldsObject(scene, owner) });
}
