import { addToCart, type CartLine } from "./add-to-cart.ts";

/**
 * Sends lines instead of the form that `root` holds. Focus stays on the button, which only says that it is busy; the outcome
 * is spoken.
 */
export async function sendLines(
  root: Element,
  read: () => CartLine[] | Promise<CartLine[]>,
  addUrl = "",
  cartUrl = "",
): Promise<void> {
  const button = root.querySelector("[data-tandem-add]");
  const error = root.querySelector<HTMLElement>("[data-tandem-error]");
  const added = root.querySelector<HTMLElement>("[data-tandem-added]");
  if (!button || !error || button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  if (added) added.hidden = true;
  error.textContent = "";
  try {
    error.textContent = await addToCart(await read(), addUrl, cartUrl);
  } catch {
    error.textContent = error.dataset.failed ?? "";
  }
  if (added) added.hidden = error.textContent !== "";
  button.setAttribute("aria-disabled", "false");
}
