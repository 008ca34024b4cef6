import {
  type Color,
  parseColor,
  toHsl,
  toOklch,
  withHsl,
  writeColor,
  writeHex,
  writeHsl,
  writeRgb,
} from "#app/liquid/color.ts";
import { Decimal, round } from "#app/liquid/decimal.ts";
import { toNumber, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidFilter } from "#app/liquid/world.ts";

/** Colours, as texts of CSS or as a colour setting. Brightness and difference are W3C's (www.w3.org/TR/AERT). */
export const colorFilters: Filters = {
  color_to_hex: (value) => writeHex(parseColor(value)),
  color_to_rgb: (value) => writeRgb(parseColor(value)),
  color_to_hsl: (value) => writeHsl(parseColor(value)),
  color_to_oklch: (value) => toOklch(parseColor(value)),
  hex_to_rgba: (value, { positional: [alpha = 1] }) => {
    const { red, green, blue } = parseColor(value);
    return `rgba(${red},${green},${blue},${toText(alpha)})`;
  },
  color_lighten: shift("lightness", 1),
  color_darken: shift("lightness", -1),
  color_saturate: shift("saturation", 1),
  color_desaturate: shift("saturation", -1),
  color_extract: (value, { positional: [part] }) => extract(parseColor(value), toText(part)),
  color_modify: (value, { positional: [part, amount] }) =>
    writeColor(modify(parseColor(value), toText(part), toNumber(amount))),
  color_mix: (value, { positional: [other, percent] }) =>
    writeColor(mix(parseColor(value), parseColor(other), toNumber(percent) / 100)),
  color_brightness: (value) => new Decimal(round(brightness(parseColor(value)), 2)),
  brightness_difference: (value, { positional: [other] }) =>
    Math.abs(round(brightness(parseColor(value)) - brightness(parseColor(other)), 0)),
  color_difference: (value, { positional: [other] }) => difference(parseColor(value), parseColor(other)),
  color_contrast: (value, { positional: [other] }) => contrast(parseColor(value), parseColor(other)),
};

function shift(part: "lightness" | "saturation", direction: 1 | -1): LiquidFilter {
  return (value, { positional: [percent] }) => {
    const color = parseColor(value);
    return writeColor(withHsl(color, { [part]: toHsl(color)[part] + direction * toNumber(percent) }));
  };
}

function extract(color: Color, part: string): number | Decimal {
  if (part === "alpha") return new Decimal(color.alpha);
  if (part === "red" || part === "green" || part === "blue") return color[part];
  if (part === "hue" || part === "saturation" || part === "lightness") return round(toHsl(color)[part], 0);
  throw new Error(`${part} is no part of a color`);
}

function modify(color: Color, part: string, amount: number): Color {
  if (part === "alpha" || part === "red" || part === "green" || part === "blue") return { ...color, [part]: amount };
  if (part === "hue" || part === "saturation" || part === "lightness") return withHsl(color, { [part]: amount });
  throw new Error(`${part} is no part of a color`);
}

function mix(one: Color, other: Color, share: number): Color {
  const between = (a: number, b: number) => a * share + b * (1 - share);
  return {
    red: round(between(one.red, other.red), 0),
    green: round(between(one.green, other.green), 0),
    blue: round(between(one.blue, other.blue), 0),
    alpha: round(between(one.alpha, other.alpha), 2),
  };
}

function brightness({ red, green, blue }: Color): number {
  return (red * 299 + green * 587 + blue * 114) / 1000;
}

function difference(one: Color, other: Color): number {
  return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
}

function contrast(one: Color, other: Color): Decimal {
  const [a, b] = [luminance(one), luminance(other)];
  return new Decimal(round((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), 1));
}

function luminance({ red, green, blue }: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
