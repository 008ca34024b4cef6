import { readFileSync } from "node:fs";

type Words = { [key: string]: string | Words };
type Values = Record<string, string | number>;

/** The files, by language. */
export const LOCALES = { en: "en.default", de: "de", fr: "fr" } as const;
export type Language = keyof typeof LOCALES;

export function readLocale(language: Language): Words {
  return JSON.parse(readFileSync(`extensions/checkout-offers/locales/${LOCALES[language]}.json`, "utf8"));
}

/** Says a key as Shopify does: with its plural where there is a count, and replacements in their places. */
export function translateWith(language: Language) {
  const words = readLocale(language);
  return (key: string, values: Values = {}): string => {
    const path = key.split(".");
    const found = path.reduce<string | Words | undefined>(
      (at, part) => (typeof at === "object" ? at[part] : at),
      words,
    );
    const form = typeof found === "object" ? found[new Intl.PluralRules(language).select(Number(values.count))] : found;
    if (typeof form !== "string") throw new Error(`${language} has no word for ${key}`);
    return form.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`${key} is not told its ${name}`);
      return String(values[name]);
    });
  };
}
