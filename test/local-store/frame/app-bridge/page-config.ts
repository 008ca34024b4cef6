/** What the app's page was opened with; kept for the tab, because later addresses of the app do not repeat it. */
export interface PageConfig {
  apiKey: string;
  shop: string;
  host: string;
  locale: string;
}

const KEPT = "local-store-app-bridge";

/** Reads the client id from the script tag or the meta tag, the rest from the page's address. */
export function readPageConfig(): PageConfig {
  const query = new URLSearchParams(location.search);
  const kept: Partial<PageConfig> = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content;
  const config: PageConfig = {
    apiKey: document.currentScript?.dataset.apiKey ?? meta ?? "",
    shop: query.get("shop") ?? kept.shop ?? "",
    host: query.get("host") ?? kept.host ?? "",
    locale: query.get("locale") ?? kept.locale ?? "en",
  };
  sessionStorage.setItem(KEPT, JSON.stringify(config));
  return config;
}

/** Query parameters that Shopify adds to the app's address; the merchant's address bar does not show them. */
const SHOPIFY_PARAMS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "appLoadId"];

/** The app's path as the merchant sees it. */
export function plainPath(href: string): string {
  const url = new URL(href, location.href);
  for (const name of SHOPIFY_PARAMS) url.searchParams.delete(name);
  return `${url.pathname}${url.search}${url.hash}`;
}
