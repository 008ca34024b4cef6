import { Liquid } from "liquidjs";
import { addFilters } from "#app/liquid/add-filters.ts";
import { addTags } from "#app/liquid/add-tags.ts";
import { assetFilters } from "#app/liquid/filters/assets.ts";
import { imageFilters } from "#app/liquid/filters/images.ts";
import { moneyFilters } from "#app/liquid/filters/money.ts";
import { translateFilters } from "#app/liquid/filters/translate.ts";
import { readSchema } from "#app/liquid/read-schema.ts";
import { ShopContext } from "#app/liquid/shop-context.ts";
import type { LiquidWorld } from "#app/liquid/world.ts";

export type { Filters, LiquidFilter, LiquidTag, LiquidWorld, TagCall } from "#app/liquid/world.ts";

export type LiquidRenderer = {
  /** Renders a template with `globals`, which its snippets see too. @throws when it does not parse */
  render(source: string, globals: object): Promise<string>;
  /** What a section's or block's `{% schema %}` says; null where there is none. @throws SyntaxError for other than JSON */
  parseSchema(source: string): object | null;
};

/** A renderer of Shopify's Liquid for one world. */
export function makeLiquid(world: LiquidWorld): LiquidRenderer {
  const liquid = new Liquid({
    strictFilters: true,
    relativeReference: false,
    fs: snippetsOf(world),
    ownPropertyOnly: false,
  });
  addFilters(liquid, {
    ...moneyFilters(world),
    ...translateFilters(world),
    ...assetFilters(world),
    ...imageFilters(world),
    ...world.filters,
  });
  addTags(liquid, world.tags ?? {});
  return {
    async render(source, globals) {
      const page = new ShopContext(Object.create(null), liquid.options, { globals }, { liquid });
      return String(await liquid.render(liquid.parse(source), page));
    },
    parseSchema: readSchema,
  };
}

function snippetsOf(world: LiquidWorld) {
  const read = (name: string): string => {
    const source = world.readSnippet(name);
    if (source === null) throw new Error(`Could not find asset snippets/${name}.liquid`);
    return source;
  };
  return {
    sep: "/",
    exists: async () => true,
    existsSync: () => true,
    readFile: async (name: string) => read(name),
    readFileSync: read,
    resolve: (_folder: string, name: string) => name,
  };
}
