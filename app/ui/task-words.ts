/** Every kind of work in words for the merchant. A test holds the list to the jobs there are. */
const TASKS: Record<string, string> = {
  "shops.install": "Getting to know your shop",
  "catalog.backfill": "Reading your products",
  "catalog.refresh": "Taking in changed products",
  "orders.backfill": "Reading your orders",
  "orders.refresh": "Taking in changed orders",
  "orders.resolve-lines": "Matching uploaded orders with your products",
  "orders.reconcile": "Checking for missed orders",
  "orders.compare": "Comparing with Shopify's list of orders",
  "orders.reconcile-all-shops": "Checking every shop for missed orders",
  "orders.compare-all-shops": "Comparing every shop's list of orders",
  "affinities.mine": "Finding what belongs together",
  "offers.compose": "Working out offers",
  "publishing.prepare": "Getting Shopify ready for offers",
  "publishing.sync": "Bringing offers to your store",
  "publishing.verify": "Checking the offers in your store",
  "publishing.verify-all-shops": "Checking the offers of every store",
  "publishing.revoke-all-shops": "Ending offers whose time is over",
  "results.compare-promises": "Comparing prices with what was promised",
  "intake.wake": "Fetching what Shopify has prepared",
  "shops.uninstall": "Leaving your shop",
  "shops.scopes": "Noting changed permissions",
  "shops.merge": "Making one customer of two",
  "shops.export": "Gathering a customer's data",
  "shops.redact": "Forgetting a customer",
  "shops.erase": "Erasing your shop's data",
  "shops.tidy": "Clearing out old records",
};

/** Every topic of Shopify's webhooks in words. A test holds the list to shopify.app.toml. */
const NEWS: Record<string, string> = {
  "orders/create": "New order",
  "orders/updated": "Order changed",
  "orders/edited": "Order edited",
  "orders/cancelled": "Order cancelled",
  "orders/delete": "Order deleted",
  "refunds/create": "Order refunded",
  "products/create": "New product",
  "products/update": "Product changed",
  "products/delete": "Product deleted",
  "customers/merge": "Two customers became one",
  "bulk_operations/finish": "A file Tandem asked for is ready",
  "app/uninstalled": "Tandem was uninstalled",
  "app/scopes_update": "Tandem's permissions changed",
  "customers/data_request": "A customer asked for their data",
  "customers/redact": "A customer asked to be forgotten",
  "shop/redact": "Your shop's data is to be erased",
};

export const knownTaskKinds: ReadonlySet<string> = new Set(Object.keys(TASKS));
export const knownNewsTopics: ReadonlySet<string> = new Set(Object.keys(NEWS));

export function taskWords(kind: string): string {
  return TASKS[kind] ?? "Background task";
}

export function newsWords(topic: string): string {
  return NEWS[topic] ?? "Other news";
}
