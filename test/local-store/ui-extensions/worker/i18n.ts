import type { I18n, I18nTranslate } from "@shopify/ui-extensions/checkout";
import type { WorkerStart } from "#test/local-store/ui-extensions/messages.ts";

/** `shopify.i18n`: the extension's own words, and numbers as the buyer writes them. */
export function makeI18n({ words, extensionLanguage, state }: WorkerStart): I18n {
  const { language, currency } = state.localization;
  type Choice = { inExtensionLocale?: boolean } | undefined;
  const localeFor = (options: Choice) => (options?.inExtensionLocale ? extensionLanguage : language);
  return {
    formatNumber: (number, options) => new Intl.NumberFormat(localeFor(options), options).format(number),
    formatCurrency: (number, options) =>
      new Intl.NumberFormat(localeFor(options), { style: "currency", currency, ...options }).format(number),
    formatDate: (date, options) => new Intl.DateTimeFormat(localeFor(options), options).format(date),
    translate: makeTranslate(words, extensionLanguage),
  };
}

type Replacements = Record<string, unknown>;

function makeTranslate(words: Record<string, unknown>, language: string): I18nTranslate {
  const translate = (key: string, options: Replacements = {}) => {
    const text = find(words, key, options, language);
    const pieces = text
      .split(/\{\{\s*(\w+)\s*\}\}/)
      .map((piece, at) => (at % 2 === 0 ? piece : fill(key, piece, options)));
    const isText = pieces.every((piece) => typeof piece !== "object");
    return isText ? pieces.join("") : pieces.filter((piece) => piece !== "");
  };
  // What it gives follows from what is put in, which no body can show to the compiler.
  return translate as I18nTranslate;
}

function find(words: Record<string, unknown>, key: string, options: Replacements, language: string): string {
  let found: unknown = words;
  for (const part of key.split(".")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, part) : undefined;
  }
  if (typeof found === "object" && found !== null && typeof options.count === "number") {
    const form = new Intl.PluralRules(language).select(options.count);
    found = Reflect.get(found, form) ?? Reflect.get(found, "other");
  }
  if (typeof found !== "string") throw new Error(`The extension has no words for ${key}`);
  return found;
}

function fill(key: string, name: string, options: Replacements): unknown {
  if (!(name in options)) throw new Error(`The words ${key} want a ${name}`);
  return options[name];
}
