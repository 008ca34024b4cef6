import { toAttributes, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

/** Addresses of files and the tags that name them. */
export function assetFilters(world: LiquidWorld): Filters {
  return {
    asset_url: (value) => world.assetUrl(toText(value)),
    stylesheet_tag: (value, { named }) =>
      `<link href="${toText(value)}" rel="stylesheet" type="text/css" media="${toText(named.media ?? "all")}" />`,
    script_tag: (value) => `<script src="${toText(value)}" type="text/javascript"></script>`,
    link_to: (value, { positional: [url, title = ""], named }) =>
      `<a${toAttributes({ href: url, title, ...named })}>${toText(value)}</a>`,
  };
}
