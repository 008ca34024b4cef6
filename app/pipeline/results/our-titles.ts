/**
 * What an order calls the discount of ours: the words that the Function says in the shopper's language, else the discount's
 * own title. Shopify's orders name no other sign of whose an automatic discount is.
 */
export const OUR_TITLES: ReadonlySet<string> = new Set(["Bundle saving", "Set-Ersparnis", "Économie sur le lot"]);
