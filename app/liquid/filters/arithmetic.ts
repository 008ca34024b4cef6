import { add, Decimal, divide, divideWhole, isDecimal, modulo, multiply, round } from "#app/liquid/decimal.ts";
import { toNumber } from "#app/liquid/values.ts";
import type { Filters, LiquidFilter } from "#app/liquid/world.ts";

/** Calculating: whole numbers stay whole, and a decimal on either side makes a decimal. */
export const arithmeticFilters: Filters = {
  abs: (value) => typed(Math.abs(toNumber(value)), value),
  at_least: (value, { positional: [least] }) => (toNumber(value) < toNumber(least) ? numeric(least) : numeric(value)),
  at_most: (value, { positional: [most] }) => (toNumber(value) > toNumber(most) ? numeric(most) : numeric(value)),
  ceil: (value) => Math.ceil(toNumber(value)),
  floor: (value) => Math.floor(toNumber(value)),
  round: (value, { positional: [places] }) => {
    const decimals = Math.max(0, toNumber(places));
    const rounded = round(toNumber(value), decimals);
    return decimals > 0 && isDecimal(value) ? new Decimal(rounded) : rounded;
  },
  plus: pairwise(add),
  minus: pairwise((one, other) => add(one, -other)),
  times: pairwise(multiply),
  modulo: pairwise(modulo),
  divided_by: (value, { positional: [by] }) => {
    const isFraction = isDecimal(value) || isDecimal(by);
    const [one, other] = [toNumber(value), toNumber(by)];
    return isFraction ? new Decimal(divide(one, other)) : divideWhole(one, other);
  },
};

function pairwise(calculate: (one: number, other: number) => number): LiquidFilter {
  return (value, { positional: [other] }) => typed(calculate(toNumber(value), toNumber(other)), value, other);
}

function numeric(value: unknown): unknown {
  return typed(toNumber(value), value);
}

function typed(result: number, ...sources: unknown[]): number | Decimal {
  return sources.some(isDecimal) ? new Decimal(result) : result;
}
