import { isRecord, toAttributes, toText } from "#app/liquid/values.ts";
import type { LiquidTag } from "#app/liquid/world.ts";

type Kind = { action: string; id?: string; class?: string; multipart?: boolean; idByObject?: string };

/** Shopify's kinds of form, each with where it goes and what it is called (shopify.dev/docs/api/liquid/tags/form). */
const KINDS: Record<string, Kind> = {
  activate_customer_password: { action: "/account/activate" },
  cart: { action: "/cart", id: "cart_form", class: "shopify-cart-form", multipart: true },
  contact: { action: "/contact#contact_form", id: "contact_form", class: "contact-form" },
  create_customer: { action: "/account", id: "create_customer" },
  currency: { action: "/cart/update", id: "currency_form", class: "shopify-currency-form", multipart: true },
  customer: { action: "/contact#contact_form", id: "contact_form", class: "contact-form" },
  customer_address: { action: "/account/addresses", id: "address_form" },
  customer_login: { action: "/account/login", id: "customer_login" },
  guest_login: { action: "/account/login", id: "customer_login_guest" },
  localization: {
    action: "/localization",
    id: "localization_form",
    class: "shopify-localization-form",
    multipart: true,
  },
  new_comment: { action: "/comments", id: "comment_form", class: "comment-form" },
  product: {
    action: "/cart/add",
    id: "product_form",
    class: "shopify-product-form",
    multipart: true,
    idByObject: "id",
  },
  recover_customer_password: { action: "/account/recover" },
  reset_customer_password: { action: "/account/reset" },
  storefront_password: { action: "/password", id: "login_form", class: "storefront-password-form" },
};

/** `{% form 'product', product, class: 'x' %}`: the form itself, its hidden fields, and `form` inside it. */
export const form: LiquidTag = {
  hasBody: true,
  async render({ positional, named, body }) {
    const type = toText(positional[0]);
    const kind = KINDS[type];
    if (!kind) throw new Error(`Invalid form type "${type}", must be one of ${Object.keys(KINDS).join(", ")}`);
    const { return_to, ...attributes } = named;
    const shown = { method: "post", action: kind.action, id: idOf(kind, positional[1]), "accept-charset": "UTF-8" };
    const rest = { class: kind.class, enctype: kind.multipart ? "multipart/form-data" : undefined };
    return [
      `<form${toAttributes({ ...shown, ...rest, ...attributes })}>`,
      hidden("form_type", type),
      hidden("utf8", "✓"),
      return_to === undefined ? "" : hidden("return_to", toText(return_to)),
      await body({ form: { id: toText(named.id ?? shown.id), errors: null, posted_successfully: false } }),
      "</form>",
    ].join("");
  },
};

function idOf(kind: Kind, object: unknown): string | undefined {
  if (!kind.id) return undefined;
  return kind.idByObject && isRecord(object) ? `${kind.id}_${toText(object[kind.idByObject])}` : kind.id;
}

function hidden(name: string, value: string): string {
  return `<input${toAttributes({ type: "hidden", name, value })} />`;
}
