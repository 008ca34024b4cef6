/** Real browsers call themselves so; `HeadlessChrome` and Node would be taken for robots and answered 410. */
export const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/** Asks for the app's first page as the merchant's browser would in the shop's admin, with a session token in the address. */
export function openApp({
  appOrigin,
  shop,
  token,
}: {
  appOrigin: string;
  shop: string;
  token: string;
}): Promise<Response> {
  const host = Buffer.from(`admin.shopify.com/store/${shop.replace(".myshopify.com", "")}`).toString("base64");
  const query = new URLSearchParams({ shop, host, embedded: "1", id_token: token });
  return fetch(`${appOrigin}/app?${query}`, { headers: { "user-agent": USER_AGENT } });
}
