import { type LiquidRenderer, makeLiquid } from "#app/liquid/make-liquid.ts";
import { type AppExtension, readAppSnippet } from "#test/local-store/storefront/app-extension.ts";
import { appAssetUrl, themeAssetUrl } from "#test/local-store/storefront/asset-urls.ts";
import { appGlobals } from "#test/local-store/storefront/objects/globals.ts";
import { imageUrl } from "#test/local-store/storefront/objects/image.ts";
import { moneyFormatOf } from "#test/local-store/storefront/objects/money-format.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";
import { settingsObject } from "#test/local-store/storefront/render/settings.ts";
import { LOCALES_FOLDER, readThemeSettings, readThemeSnippet } from "#test/local-store/storefront/theme.ts";
import type { ThemeState } from "#test/local-store/storefront/theme-state.ts";
import { readWords } from "#test/local-store/storefront/words.ts";
import { themeTags } from "./theme-tags.ts";

/** What a page is rendered from. */
export type PageSource = {
  scene: Scene;
  /** The app's handle. */
  app: string;
  /** `product`, `index`, … */
  template: string;
  theme: ThemeState;
  extensions: AppExtension[];
  /** `product`, `cart`, … as templates find them. */
  globals: Record<string, unknown>;
  /** The storefront has no `Shopify.actions`, as before June 2026. */
  actionsOff: boolean;
};

/** A page under way: its two renderers (the theme's words are not those of the app) and what both see. */
export type Page = PageSource & {
  liquid: LiquidRenderer;
  appLiquid(extension: AppExtension): LiquidRenderer;
  appGlobals: Record<string, unknown>;
  closest: { product?: unknown; collection?: unknown };
};

/** Gets a page ready to render whole, or one section of it. */
export function openPage(source: PageSource): Page {
  const { scene, globals: given } = source;
  const settings = settingsObject(scene, [], {}, {});
  const closest = { product: given.product, collection: given.collection };
  const globals: Record<string, unknown> = Object.create(given, {
    settings: { value: { ...settings, ...readThemeSettings() }, enumerable: true },
    closest: { value: closest, enumerable: true },
  });
  const ofApp = new Map<string, LiquidRenderer>();
  const page: Page = {
    ...source,
    globals,
    closest,
    appGlobals: appGlobals(scene, globals),
    liquid: makeLiquid({
      ...sharedWorld(scene),
      readSnippet: readThemeSnippet,
      translate: readWords(LOCALES_FOLDER, scene.locale),
      assetUrl: themeAssetUrl,
      tags: themeTags(() => page),
    }),
    appLiquid(extension) {
      const known = ofApp.get(extension.uid) ?? appRenderer(scene, extension);
      ofApp.set(extension.uid, known);
      return known;
    },
  };
  return page;
}

function appRenderer(scene: Scene, extension: AppExtension): LiquidRenderer {
  return makeLiquid({
    ...sharedWorld(scene),
    readSnippet: (name) => readAppSnippet(extension, name),
    translate: readWords(`${extension.folder}/locales`, scene.locale),
    assetUrl: (name) => appAssetUrl(extension, name),
  });
}

function sharedWorld(scene: Scene) {
  return {
    currency: scene.market.currency,
    moneyFormat: moneyFormatOf(scene.market.currency),
    imageUrl,
    now: new Date(scene.nowMs),
    timeZone: scene.shop.world.shop.timeZone,
    errors: "print" as const,
  };
}
