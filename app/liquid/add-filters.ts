import { Drop, type Liquid } from "liquidjs";
import { Decimal } from "#app/liquid/decimal.ts";
import { ImageAddress } from "#app/liquid/image-address.ts";
import type { FilterArgs, Filters } from "#app/liquid/world.ts";

/** Gives the engine these filters and no other: what Shopify does not know is an error. */
export function addFilters(liquid: Liquid, filters: Filters): void {
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(filters)) {
    liquid.registerFilter(name, async function (value: unknown, ...given: unknown[]) {
      return filter(await unwrap(value), sortOut(await Promise.all(given.map(unwrap)), this.token.args));
    });
  }
}

/** `nil`, `blank` and `empty` come as words of the engine: a filter takes them as nothing. */
function unwrap(value: unknown): unknown {
  if (value instanceof Drop && !(value instanceof Decimal) && !(value instanceof ImageAddress)) return value.valueOf();
  return value;
}

/** A named argument comes as a pair, and so does a list of two: only the written argument tells which it is. */
function sortOut(given: readonly unknown[], written: readonly unknown[]): FilterArgs {
  const args: FilterArgs = { positional: [], named: {} };
  given.forEach((value, index) => {
    const place = written[index];
    if (Array.isArray(place) && Array.isArray(value)) args.named[String(place[0])] = unwrap(value[1]);
    else args.positional.push(value);
  });
  return args;
}
