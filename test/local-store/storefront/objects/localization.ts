import { type LiquidObject, lazily } from "./lazily.ts";
import { moneyFormatOf } from "./money-format.ts";
import type { Scene } from "./scene.ts";

/** The languages that the theme and the app's blocks speak. */
export const LANGUAGES = { en: "English", de: "Deutsch", fr: "Français" } as const;

/** `localization`: where the visitor is, and where else they might be. */
export function localizationObject(scene: Scene): LiquidObject {
  const { markets } = scene.shop.world.shop;
  const country = (code: string) => {
    const market = markets.find(({ countryCodes }) => countryCodes.includes(code)) ?? scene.market;
    return { iso_code: code, name: countryName(code, scene.locale), currency: currencyObject(market.currency), market };
  };
  return lazily({
    available_countries: () => markets.flatMap(({ countryCodes }) => countryCodes.map(country)),
    available_languages: () => Object.keys(LANGUAGES).map((code) => languageObject(code)),
    country: () => country(scene.countryCode),
    language: () => languageObject(scene.locale),
    market: () => ({ id: scene.market.id, handle: scene.market.handle, metafields: {} }),
  });
}

function languageObject(code: string) {
  const name = Object.entries(LANGUAGES).find(([known]) => known === code)?.[1] ?? code;
  return { iso_code: code, name, endonym_name: name, primary: code === "en", root_url: "/" };
}

function currencyObject(code: string) {
  return { iso_code: code, name: code, symbol: moneyFormatOf(code).replace(/\s*\{\{.*\}\}\s*/, "") };
}

function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
}
