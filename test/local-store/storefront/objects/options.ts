import { Drop } from "liquidjs";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { chosenVariant, isAvailable } from "./product.ts";
import type { Scene } from "./scene.ts";

type VariantOf = (variant: WorldVariant | undefined) => LiquidObject | null;

/** One value of an option: prints as its name, and knows whether choosing it leads to something that can be bought. */
class OptionValue extends Drop {
  readonly name: string;
  readonly id: number;
  readonly available: boolean;
  readonly selected: boolean;
  readonly swatch = null;
  readonly #variant: () => LiquidObject | null;

  constructor(fields: {
    name: string;
    id: number;
    available: boolean;
    selected: boolean;
    variant: () => LiquidObject | null;
  }) {
    super();
    this.name = fields.name;
    this.id = fields.id;
    this.available = fields.available;
    this.selected = fields.selected;
    this.#variant = fields.variant;
  }

  get variant(): LiquidObject | null {
    return this.#variant();
  }

  override valueOf(): string {
    return this.name;
  }

  override toString(): string {
    return this.name;
  }

  toJSON(): string {
    return this.name;
  }
}

/** `product.options_with_values`: each option with its values, seen from the variant that is chosen now. */
export function optionsOf(scene: Scene, product: WorldProduct, variantOf: VariantOf): LiquidObject[] {
  const chosen = chosenVariant(scene, product)?.optionValues ?? [];
  return product.options.map((name, at) => {
    const names = [...new Set(product.variants.map(({ optionValues }) => optionValues[at] ?? ""))];
    return lazily(
      {
        name: () => name,
        position: () => at + 1,
        selected_value: () => chosen[at] ?? null,
        values: () =>
          names.map((value, place) => {
            const leadsTo = bestMatch(product, chosen, at, value);
            return new OptionValue({
              name: value,
              // Beside the ids of real things: an option's value has one of its own in Shopify.
              id: product.id * 100 + at * 50 + place,
              available: leadsTo !== undefined && isAvailable(leadsTo),
              selected: chosen[at] === value,
              variant: () => variantOf(leadsTo),
            });
          }),
      },
      () => ({ name, position: at + 1, values: names }),
    );
  });
}

/** The variant that choosing `value` would lead to, with the other choices as they stand; else the first that has it. */
function bestMatch(product: WorldProduct, chosen: string[], at: number, value: string): WorldVariant | undefined {
  const wanted = chosen.with(Math.min(at, chosen.length - 1), value);
  const having = product.variants.filter(({ optionValues }) => optionValues[at] === value);
  return having.find(({ optionValues }) => optionValues.every((one, place) => one === wanted[place])) ?? having[0];
}
