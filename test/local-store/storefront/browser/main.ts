import { getCart, openCart, updateCart } from "./actions.ts";
import { standardEvent } from "./events.ts";

/** What Shopify loads on every Liquid storefront since June 2026, as a module script. */
Object.assign(window, { Shopify: { ...Reflect.get(window, "Shopify"), actions: { updateCart, openCart, getCart } } });

// Scripts that wait for the page have subscribed by then.
document.addEventListener("DOMContentLoaded", () => {
  document.dispatchEvent(standardEvent("page:view", { url: location.href, title: document.title }));
  const facts = document.getElementById("page-facts")?.textContent;
  if (!facts) return;
  const { event, ...rest }: { event: string } & Record<string, unknown> = JSON.parse(facts);
  document.dispatchEvent(standardEvent(event, rest));
});
