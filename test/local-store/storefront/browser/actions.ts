import { readCart, writeCart } from "./ajax.ts";
import { type StandardCart, toStandardCart } from "./cart-shape.ts";
import { standardEvent } from "./events.ts";
import type { CartLineInput, UpdateCartOptions, UpdateCartPayload, UserError } from "./payload.ts";

export type UpdateCartResult = { cart: StandardCart; userErrors: UserError[]; warnings: UserError[] };

type Configuration<Handler> = { handler?: Handler; eventTarget?: (meta: { type: string }) => EventTarget | null };
type UpdateHandler = (
  defaultHandler: () => Promise<UpdateCartResult>,
  payload: UpdateCartPayload,
  options: UpdateCartOptions,
) => Promise<UpdateCartResult>;

/** A function that a theme may configure once. */
function configurable<Call extends object, Handler>(make: (current: () => Configuration<Handler>) => Call) {
  let configuration: Configuration<Handler> | null = null;
  return Object.assign(
    make(() => configuration ?? {}),
    {
      configure(given: Configuration<Handler>): boolean {
        if (configuration) return false;
        configuration = given;
        return true;
      },
      isDefault: () => configuration === null,
    },
  );
}

/** Changes the cart. The events go out as it starts, with a promise of how it ends. */
export const updateCart = configurable<
  (payload: UpdateCartPayload, options?: UpdateCartOptions) => Promise<UpdateCartResult>,
  UpdateHandler
>((current) => async (payload, options = {}) => {
  const { handler, eventTarget } = current();
  const run = () => write(payload, options);
  const work = handler ? handler(run, payload, options) : run().then(refreshPage);
  for (const [name, facts] of eventsOf(payload, options)) {
    const target = eventTarget?.({ type: `shopify:${name}` }) ?? document;
    target.dispatchEvent(standardEvent(name, { ...facts, promise: work, detail: options.event?.detail }));
  }
  return work;
});

/** Shows the cart: in the theme's drawer, or on its page. */
export const openCart = configurable<() => Promise<void>, (defaultHandler: () => Promise<void>) => Promise<void>>(
  (current) => async () => {
    const { handler } = current();
    const go = async () => location.assign("/cart");
    await (handler ? handler(go) : go());
  },
);

/** The cart as it is; null before the shopper has one. */
export async function getCart(_payload?: unknown, options: { signal?: AbortSignal } = {}) {
  const cart = await readCart(options.signal);
  return { cart: cart.token ? toStandardCart(cart) : null };
}

async function write(payload: UpdateCartPayload, options: UpdateCartOptions): Promise<UpdateCartResult> {
  try {
    const userErrors = await writeCart(payload, options.signal);
    return { cart: toStandardCart(await readCart(options.signal)), userErrors, warnings: [] };
  } catch (error) {
    document.dispatchEvent(standardEvent("cart:error", { error: String(error), code: "SERVICE_UNAVAILABLE" }));
    throw error;
  }
}

/** No theme was recognized: the page is loaded again, so that it shows the cart as it is. */
function refreshPage(result: UpdateCartResult): UpdateCartResult {
  if (result.userErrors.length === 0) location.reload();
  return result;
}

function eventsOf(payload: UpdateCartPayload, { event }: UpdateCartOptions): [string, Record<string, unknown>][] {
  const context = event?.context ?? "standard-action";
  const events: [string, Record<string, unknown>][] = [];
  const { lines = [] } = payload;
  if (lines.length > 0) events.push(["cart:lines-update", { action: actionOf(lines), context, lines }]);
  if (payload.note !== undefined) events.push(["cart:note-update", { context, note: payload.note }]);
  if (payload.attributes) events.push(["cart:attributes-update", { context, attributes: payload.attributes }]);
  if (payload.discountCodes) {
    const discountCodes = payload.discountCodes.map((code) => ({ code }));
    events.push(["cart:discount-update", { context, discountCodes }]);
  }
  return events;
}

function actionOf(lines: CartLineInput[]): "add" | "update" | "remove" {
  if (lines.some(({ id }) => id === undefined)) return "add";
  return lines.every(({ quantity }) => quantity === 0) ? "remove" : "update";
}
