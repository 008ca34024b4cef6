import type { OrderStatusApi, StandardApi } from "@shopify/ui-extensions/customer-account";
import type { WorkerStart } from "#test/local-store/ui-extensions/messages.ts";
import { ask } from "./channel.ts";
import { makeExtension, makeShared } from "./every-page-api.ts";
import { notHere } from "./not-here.ts";
import type { LiveState } from "./signals.ts";

type Target = "customer-account.order-status.block.render";

/** `shopify` on the order status page: the order as it is, and who looks at it. */
export function orderStatusApi(start: WorkerStart, live: LiveState) {
  const { signal } = live;
  return {
    ...makeShared(start, live),
    extensionPoint: start.target as Target,
    extension: makeExtension<Target>(start, live),
    appliedGiftCards: signal(() => []),
    appMetafields: signal(({ appMetafields }) =>
      appMetafields.filter(({ metafield }) =>
        start.metafields.some((one) => one.namespace === metafield.namespace && one.key === metafield.key),
      ),
    ),
    attributes: signal(({ attributes }) => attributes),
    authenticatedAccount: {
      customer: signal(({ customer }) => (customer ? { id: customer.id } : undefined)),
      purchasingCompany: signal(({ purchasingCompany }) => purchasingCompany ?? undefined),
    },
    authenticationState: signal(({ authenticationState }) => authenticationState ?? "pre_authenticated"),
    checkoutSettings: signal(() => ({ orderSubmission: "ORDER" as const, shippingAddress: { isEditable: false } })),
    discountAllocations: signal(({ discountAllocations }) => discountAllocations),
    intents: { invoke: notHere("intents.invoke") },
    lines: signal(({ lines }) => lines),
    order: signal(({ order }) => order ?? undefined),
    requireLogin: async () => void (await ask("requireLogin")),
    toast: { show: notHere("toast.show") },
  } satisfies OrderStatusApi<Target> & StandardApi<Target>;
}
