import type { CheckoutApi, OrderConfirmationApi, StandardApi } from "@shopify/ui-extensions/checkout";
import type { CartChange } from "#test/local-store/ui-extensions/cart-change.ts";
import type { WorkerStart } from "#test/local-store/ui-extensions/messages.ts";
import { ask } from "./channel.ts";
import { makeExtension, makeShared } from "./every-page-api.ts";
import { notHere } from "./not-here.ts";
import type { LiveState } from "./signals.ts";

type CheckoutTarget = "purchase.checkout.block.render";
type ThankYouTarget = "purchase.thank-you.block.render";

/** `shopify` in checkout: what every page has, and what changes the cart. */
export function checkoutApi(start: WorkerStart, live: LiveState) {
  return {
    ...standardApi<CheckoutTarget>(start, live),
    applyCartLinesChange: (change) => apply({ kind: "lines", change }),
    applyAttributeChange: (change) => apply({ kind: "attribute", change }),
    applyDiscountCodeChange: (change) => apply({ kind: "code", change }),
    applyNoteChange: (change) => apply({ kind: "note", change }),
    applyGiftCardChange: notHere("applyGiftCardChange"),
    applyMetafieldChange: notHere("applyMetafieldChange"),
    applyShippingAddressChange: notHere("applyShippingAddressChange"),
  } satisfies CheckoutApi & StandardApi<CheckoutTarget>;
}

/** `shopify` on the thank-you page: the cart is an order now, and nothing can be changed. */
export function thankYouApi(start: WorkerStart, live: LiveState) {
  return {
    ...standardApi<ThankYouTarget>(start, live),
    orderConfirmation: live.signal(({ orderConfirmation }) => orderConfirmation ?? fail("The page confirms no order")),
  } satisfies OrderConfirmationApi & StandardApi<ThankYouTarget>;
}

type Applied = { type: "success" } | { type: "error"; message: string };

/** Changes the cart; the state that follows from it comes before the answer. */
async function apply(change: CartChange): Promise<Applied> {
  return (await ask("change", change)) as Applied;
}

function standardApi<Target extends CheckoutTarget | ThankYouTarget>(start: WorkerStart, live: LiveState) {
  const { signal } = live;
  return {
    ...makeShared(start, live),
    // The start names the target that this API is made for.
    extensionPoint: start.target as Target,
    extension: makeExtension<Target>(start, live),
    appliedGiftCards: signal(() => []),
    appMetafields: signal(({ appMetafields }) =>
      appMetafields.flatMap(({ target, metafield }) => {
        const { type } = target;
        const isAsked = start.metafields.some(
          (one) => one.namespace === metafield.namespace && one.key === metafield.key,
        );
        return isAsked && type !== "order" ? [{ target: { ...target, type }, metafield }] : [];
      }),
    ),
    attributes: signal(({ attributes }) => attributes),
    availablePaymentOptions: signal(() => []),
    selectedPaymentOptions: signal(() => []),
    buyerJourney: {
      intercept: notHere("buyerJourney.intercept"),
      completed: signal(({ orderConfirmation }) => orderConfirmation !== null),
      steps: signal(() => []),
      activeStep: signal(({ orderConfirmation }) => ({
        handle: orderConfirmation ? ("thank-you" as const) : ("checkout" as const),
      })),
    },
    checkoutSettings: signal(() => ({ orderSubmission: "ORDER" as const, shippingAddress: { isEditable: true } })),
    deliveryGroups: signal(({ deliveryGroups }) => deliveryGroups),
    instructions: signal(({ instructions }) => instructions),
    lines: signal(({ lines }) => lines),
    discountAllocations: signal(({ discountAllocations }) => discountAllocations),
  } satisfies Partial<StandardApi<Target>>;
}

function fail(words: string): never {
  throw new Error(words);
}
