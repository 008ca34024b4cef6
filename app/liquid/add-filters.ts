import type { Liquid } from "liquidjs";
import type { FilterArgs, Filters } from "#app/liquid/world.ts";

/** Gives the engine our filters, each with its arguments told apart into places and names. */
export function addFilters(liquid: Liquid, filters: Filters): void {
  for (const [name, filter] of Object.entries(filters)) {
    liquid.registerFilter(name, function (value: unknown, ...given: unknown[]) {
      return filter(value, sortOut(given, this.token.args));
    });
  }
}

/** A named argument comes as a pair, and so does a list of two: only the written argument tells which it is. */
function sortOut(given: readonly unknown[], written: readonly unknown[]): FilterArgs {
  const args: FilterArgs = { positional: [], named: {} };
  given.forEach((value, index) => {
    const place = written[index];
    if (Array.isArray(place) && Array.isArray(value)) args.named[String(place[0])] = value[1];
    else args.positional.push(value);
  });
  return args;
}
