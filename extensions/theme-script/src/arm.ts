import { isChanged, noteCart } from "./budget.ts";
import { askCart, onCartChange } from "./cart-change.ts";
import { keep } from "./memory.ts";

/** Shopify's consent: there where the shop asks for it, sometimes only once it is loaded. */
type Consent = {
  actions?: unknown;
  customerPrivacy?: { analyticsProcessingAllowed(): boolean };
  loadFeatures?: (features: { name: string; version: string }[], then: () => void) => void;
};

/**
 * The arm is drawn in the head, before anything is painted (snippet `tandem-arm`); here it is remembered and told to the cart,
 * once a cart and arm. A preview has no arm, so there is nothing to tell.
 */
const embed = document.getElementById("tandem-embed");
const arm = document.documentElement.dataset.tandemArm;

/** Only a draw is worth remembering, and only with the shopper's consent; without it the cart's own arm holds. */
function keepArm(mayAsk: boolean): void {
  const { customerPrivacy, loadFeatures }: Consent = window.Shopify ?? {};
  if (!customerPrivacy && loadFeatures && mayAsk) {
    loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], () => keepArm(false));
  } else keep("arm", !customerPrivacy || customerPrivacy.analyticsProcessingAllowed() ? arm : undefined);
}

/** Adds the arm to the cart's attributes: Shopify merges them, so the merchant's own and the note stay as they are. */
async function tellCart({ dataset }: HTMLElement): Promise<void> {
  const { cart: cartUrl = "" } = dataset;
  const cart = await askCart(cartUrl, "");
  dataset.had = noteCart(cart).join(" ");
  if (cart.items.length > 0 && cart.attributes._tandem_arm !== arm) {
    await askCart(cartUrl, "/update", { attributes: { _tandem_arm: arm } });
  }
}

if (embed && arm) {
  const { hold, items, had = "" } = embed.dataset;
  if (Number(hold)) {
    keepArm(true);
    document.addEventListener("visitorConsentCollected", () => keepArm(false));
  }
  // A cart that can't be told now is told with the next page.
  const tell = (): void => void tellCart(embed).catch(() => undefined);
  if ((Number(items) > 0 && embed.dataset.arm !== arm) || isChanged(had.split(" "))) tell();
  onCartChange(tell);
}
