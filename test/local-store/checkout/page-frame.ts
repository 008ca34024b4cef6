import { readFileSync } from "node:fs";
import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import { currencyExponent, formatMinor } from "#test/local-store/world/money.ts";

const STYLES = readFileSync(new URL("./checkout.css", import.meta.url), "utf8");

/** A page of checkout: the shop's name over `body`, which is HTML. */
export function framePage({ title, shopName, bar = "", body }: FramedPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} - ${escapeHtml(shopName)}</title>
<style>${STYLES}</style>
</head>
<body>
<header class="bar"><div><strong dir="auto">${escapeHtml(shopName)}</strong>${bar}</div></header>
<main>${body}</main>
</body>
</html>
`;
}

export interface FramedPage {
  title: string;
  shopName: string;
  /** HTML beside the shop's name. */
  bar?: string;
  body: string;
}

/** An amount as the shopper reads it: `£76.79`, `¥1,000`. */
export function showMoney(minor: number, currency: string): string {
  const amount = Number(formatMinor(minor, currencyExponent(currency)));
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(amount);
}

/**
 * Where Shopify lets apps stand in checkout, named by its target. Empty until checkout extensions are hosted here.
 */
export function extensionPlace(target: string): string {
  return `<div data-extension-target="${target}"></div>`;
}
