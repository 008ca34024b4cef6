import { arithmeticFilters } from "#app/liquid/filters/arithmetic.ts";
import { colorFilters } from "#app/liquid/filters/colors.ts";
import { dateFilters } from "#app/liquid/filters/dates.ts";
import { encodingFilters } from "#app/liquid/filters/encodings.ts";
import { formatFilters } from "#app/liquid/filters/formats.ts";
import { imageFilters } from "#app/liquid/filters/images.ts";
import { linkFilters } from "#app/liquid/filters/links.ts";
import { listFilters } from "#app/liquid/filters/lists.ts";
import { metafieldFilters } from "#app/liquid/filters/metafields.ts";
import { moneyFilters } from "#app/liquid/filters/money.ts";
import { pictureFilters } from "#app/liquid/filters/pictures.ts";
import { structuredDataFilters } from "#app/liquid/filters/structured-data.ts";
import { textFilters } from "#app/liquid/filters/texts.ts";
import { translateFilters } from "#app/liquid/filters/translate.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

/** Every filter of Shopify's that we have, in this world. Those of the theme engine come last and may replace one. */
export function shopifyFilters(world: LiquidWorld): Filters {
  return {
    ...arithmeticFilters,
    ...colorFilters,
    ...encodingFilters,
    ...formatFilters,
    ...listFilters,
    ...pictureFilters,
    ...textFilters,
    ...dateFilters(world),
    ...imageFilters(world),
    ...linkFilters(world),
    ...metafieldFilters(world),
    ...moneyFilters(world),
    ...structuredDataFilters(world),
    ...translateFilters(world),
    ...world.filters,
  };
}
