import { toDecimal } from "#app/kernel/money.ts";

/** The part of Shopify's i18n that is used. */
type I18n = {
  translate: (key: string, values?: Record<string, string | number>) => string;
  formatCurrency: (amount: number, options: { currency: string }) => string;
  formatNumber: (number: number) => string;
};

/** Words, money and numbers in the shopper's language. */
export type Say = {
  word: (key: string, values?: Record<string, string | number>) => string;
  money: (minor: number) => string;
  number: (number: number) => string;
};

/** How things are said in a checkout of this currency. */
export function makeSay(i18n: I18n, currency: string): Say {
  return {
    word: (key, values) => i18n.translate(key, values),
    money: (minor) => i18n.formatCurrency(Number(toDecimal(minor, currency)), { currency }),
    number: (number) => i18n.formatNumber(number),
  };
}
