import { encodePart } from "#app/liquid/filters/encodings.ts";
import { escapeHtml, toAttributes } from "#app/liquid/html.ts";
import { isSame, readProperty, toList, toNumber, toText } from "#app/liquid/values.ts";
import type { FilterArgs, Filters, LiquidFilter, LiquidWorld } from "#app/liquid/world.ts";

/** Files and pages: their addresses, and the tags that name them. Texts between tags stay as they are: the theme escapes. */
export function linkFilters(world: LiquidWorld): Filters {
  return {
    asset_url: (value) => world.assetUrl(toText(value)),
    stylesheet_tag: (href, { named: { preload: _, media = "all", ...attributes } }) =>
      `<link${toAttributes({ href, rel: "stylesheet", type: "text/css", media, ...attributes })} />`,
    script_tag: (src) => `<script${toAttributes({ src, type: "text/javascript" })}></script>`,
    preload_tag: (href, { named: { as, ...attributes } }) =>
      `<link${toAttributes({ href, as, rel: "preload", ...attributes })}>`,
    link_to: (text, { positional: [href, title = ""], named }) =>
      `<a${toAttributes({ ...named, href, title, rel: "nofollow" })}>${toText(text)}</a>`,
    link_to_vendor: linkToList("vendors"),
    link_to_type: linkToList("types"),
    url_for_vendor: (value) => `/collections/vendors?q=${encodePart(value)}`,
    url_for_type: (value) => `/collections/types?q=${encodePart(value)}`,
    sort_by: (url, { positional: [order] }) =>
      `${toText(url)}${toText(url).includes("?") ? "&" : "?"}sort_by=${encodePart(order)}`,
    within: (url, { positional: [collection] }) => `${toText(readProperty(collection, "url"))}${toText(url)}`,
    customer_login_link: customerLink("login"),
    customer_logout_link: customerLink("logout"),
    customer_register_link: customerLink("register"),
    default_pagination: paginationLinks,
    payment_type_img_url: (type) => world.assetUrl(`payment_icons/${encodePart(type)}.svg`),
    item_count_for_variant: (cart, { positional: [id] }) =>
      linesOf(cart, "variant_id", id).reduce((sum: number, line) => sum + toNumber(readProperty(line, "quantity")), 0),
    line_items_for: (cart, { positional: [object] }) => {
      const name = readProperty(object, "variants") === undefined ? "variant_id" : "product_id";
      return linesOf(cart, name, readProperty(object, "id"));
    },
  };
}

function linkToList(list: "vendors" | "types"): LiquidFilter {
  return (value, { named }) =>
    `<a${toAttributes({ ...named, href: `/collections/${list}?q=${encodePart(value)}`, title: value })}>${toText(value)}</a>`;
}

function customerLink(page: string): LiquidFilter {
  return (text) => `<a href="/account/${page}" id="customer_${page}_link">${toText(text)}</a>`;
}

function linesOf(cart: unknown, name: string, id: unknown): unknown[] {
  return toList(readProperty(cart, "items")).filter((line) => isSame(readProperty(line, name), id));
}

/** The numbered links below a list, from the `paginate` object. */
function paginationLinks(paginate: unknown, { named }: FilterArgs): string {
  const anchor = named.anchor === undefined ? "" : `#${toText(named.anchor)}`;
  const link = (className: string, part: unknown, text: string) =>
    `<span class="${className}"><a${toAttributes({ href: `${toText(readProperty(part, "url"))}${anchor}`, title: "" })}>${text}</a></span>`;
  const [previous, next] = [readProperty(paginate, "previous"), readProperty(paginate, "next")];
  const parts = toList(readProperty(paginate, "parts")).map((part) => {
    const title = toText(readProperty(part, "title"));
    if (readProperty(part, "is_link")) return link("page", part, escapeHtml(title));
    return /^\d+$/.test(title) ? `<span class="page current">${title}</span>` : '<span class="deco">&hellip;</span>';
  });
  return [
    ...(previous ? [link("prev", previous, toText(named.previous ?? "&laquo; Previous"))] : []),
    ...parts,
    ...(next ? [link("next", next, toText(named.next ?? "Next &raquo;"))] : []),
  ].join(" ");
}
