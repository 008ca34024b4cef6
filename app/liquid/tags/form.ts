import { toAttributes } from "#app/liquid/html.ts";
import { readProperty, toText } from "#app/liquid/values.ts";
import type { LiquidTag } from "#app/liquid/world.ts";

type Kind = { action: string; id?: string; class?: string; isMultipart?: boolean };
type Fields = Record<string, unknown>;

/** Shopify's kinds of form: where each goes and what it is called (shopify.dev/docs/api/liquid/tags/form). */
const KINDS: Record<string, Kind> = {
  activate_customer_password: { action: "/account/activate" },
  cart: { action: "/cart", id: "cart_form", class: "shopify-cart-form", isMultipart: true },
  contact: { action: "/contact#contact_form", id: "contact_form", class: "contact-form" },
  create_customer: { action: "/account", id: "create_customer" },
  currency: { action: "/cart/update", id: "currency_form", class: "shopify-currency-form", isMultipart: true },
  customer: { action: "/contact#contact_form", id: "contact_form", class: "contact-form" },
  customer_address: { action: "/account/addresses", id: "address_form" },
  customer_login: { action: "/account/login", id: "customer_login" },
  guest_login: { action: "/account/login", id: "customer_login_guest" },
  localization: {
    action: "/localization",
    id: "localization_form",
    class: "shopify-localization-form",
    isMultipart: true,
  },
  new_comment: { action: "/comments#comment_form", id: "comment_form", class: "comment-form" },
  product: { action: "/cart/add", id: "product_form", class: "shopify-product-form", isMultipart: true },
  recover_customer_password: { action: "/account/recover" },
  reset_customer_password: { action: "/account/reset" },
  storefront_password: { action: "/password", id: "login_form", class: "storefront-password-form" },
};

/** `{% form 'product', product, class: 'x' %}`: the form itself, its hidden fields, and `form` inside it. */
export const form: LiquidTag = {
  hasBody: true,
  async render({ positional: [name, object], named: { return_to, ...attributes }, evaluate, body }) {
    const type = toText(name);
    const kind = KINDS[type];
    if (!kind) throw new Error(`Invalid form type "${type}", must be one of ${Object.keys(KINDS).join(", ")}`);
    const own = ownAttributes(type, kind, object);
    const back = return_to ?? (type === "localization" || type === "currency" ? await evaluate("request.path") : null);
    const hidden = {
      form_type: type,
      utf8: "✓",
      ...(type === "localization" ? { _method: "put" } : {}),
      ...((back ?? null) === null ? {} : { return_to: back }),
    };
    const inner = await body({ form: { id: attributes.id ?? own.id, errors: null, "posted_successfully?": false } });
    const tail = hiddenFields(await tailFields(type, object, () => evaluate("section.id")));
    return `<form${toAttributes({ ...own, ...attributes })}>${hiddenFields(hidden)}${inner}${tail}</form>`;
  },
};

function ownAttributes(type: string, kind: Kind, object: unknown): Fields {
  const article = type === "new_comment" ? toText(readProperty(object, "url")) : "";
  return {
    method: "post",
    action: article + kind.action,
    id: formId(type, kind, object),
    "accept-charset": "UTF-8",
    class: kind.class,
    enctype: kind.isMultipart ? "multipart/form-data" : undefined,
  };
}

function formId(type: string, { id }: Kind, object: unknown): string | undefined {
  const number = toText(readProperty(object, "id"));
  if (type === "product" && number !== "") return `${id}_${number}`;
  return type === "customer_address" ? `${id}_${number || "new"}` : id;
}

/** What Shopify puts at a form's end: which product, and in which section it stands. */
async function tailFields(type: string, object: unknown, sectionId: () => Promise<unknown>): Promise<Fields> {
  if (type === "guest_login") return { guest: "true" };
  if (type !== "product") return {};
  const section = await sectionId();
  return { "product-id": readProperty(object, "id"), ...(section ? { "section-id": section } : {}) };
}

function hiddenFields(fields: Fields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<input${toAttributes({ type: "hidden", name, value: toText(value) })} />`)
    .join("");
}
