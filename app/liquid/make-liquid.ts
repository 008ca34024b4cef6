import { Liquid } from "liquidjs";
import "#app/liquid/read-literals.ts";
import { addFilters } from "#app/liquid/add-filters.ts";
import { addTags } from "#app/liquid/add-tags.ts";
import { OPERATORS } from "#app/liquid/compare.ts";
import { parseSnippets, snippetFiles } from "#app/liquid/parse-snippets.ts";
import { printErrors, sayError } from "#app/liquid/print-errors.ts";
import { readSchema } from "#app/liquid/read-schema.ts";
import { ShopContext } from "#app/liquid/shop-context.ts";
import { shopifyFilters } from "#app/liquid/shopify-filters.ts";
import { toText } from "#app/liquid/values.ts";
import type { LiquidWorld } from "#app/liquid/world.ts";

export type {
  FilterArgs,
  Filters,
  ImageSize,
  LiquidFilter,
  LiquidTag,
  LiquidWorld,
  TagCall,
} from "#app/liquid/world.ts";

export type LiquidRenderer = {
  /** Renders a template with `globals`, which its snippets see too. @throws for what is wrong, unless the world prints errors */
  render(source: string, globals: object): Promise<string>;
  /** What a section's or block's `{% schema %}` says; null where there is none. @throws SyntaxError for other than a JSON object */
  parseSchema(source: string): object | null;
};

/** A renderer of Shopify's Liquid for one world. */
export function makeLiquid(world: LiquidWorld): LiquidRenderer {
  const liquid = new Liquid({
    strictFilters: true,
    operators: OPERATORS,
    outputEscape: toText,
    relativeReference: false,
    fs: snippetFiles(world),
  });
  addFilters(liquid, shopifyFilters(world));
  addTags(liquid, parseSnippets(liquid, world), world.tags ?? {});
  if (world.errors === "print") printErrors(liquid);
  const render = async (source: string, globals: object): Promise<string> => {
    const page = new ShopContext(Object.create(null), liquid.options, { globals }, { liquid });
    return String(await liquid.render(liquid.parse(source), page));
  };
  return {
    render: (source, globals) =>
      world.errors === "print" ? render(source, globals).catch(sayError) : render(source, globals),
    parseSchema: readSchema,
  };
}
