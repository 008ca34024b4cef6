import type { AppConfig } from "#test/local-store/admin-api/app-config.ts";
import type { Args } from "#test/local-store/admin-api/args.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { marketOf, type ShopperSession } from "#test/local-store/shopper/session.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";
import { makeScene } from "#test/local-store/storefront/pages/make-scene.ts";

/** For whom an operation is run: the market and the language that it names, or the shop's own. */
export interface StorefrontContext {
  scene: Scene;
  config: AppConfig;
  /** `http://127.0.0.1:4102`: where pictures and pages are. */
  origin: string;
}

export interface Asker {
  shop: LocalShop;
  session: ShopperSession;
  origin: string;
}

/** The context of an operation. Without `@inContext` it is the shop's own country, wherever the buyer is. */
export function makeContext(parts: StoreParts, { shop, session, origin }: Asker, inContext: Args): StorefrontContext {
  const { country, language } = inContext;
  const countryCode = typeof country === "string" ? country : shop.world.shop.countryCode;
  const locale = typeof language === "string" ? language.toLowerCase().replace("_", "-") : "en";
  const visit = { shop, session: { ...session, countryCode, locale } };
  const scene = makeScene(parts, visit, new URLSearchParams());
  return { scene: { ...scene, market: marketOf(shop, countryCode) }, config: parts.manifest.config, origin };
}

/** Ties resolvers to the type of their source. */
export function resolversOf<Source>(
  resolvers: Record<string, (source: Source, args: Args, context: StorefrontContext) => unknown>,
): Record<string, (source: never, args: Args, context: StorefrontContext) => unknown> {
  return resolvers;
}
