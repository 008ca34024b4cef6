import { round } from "#app/liquid/decimal.ts";
import { isRecord, toNumber, toText } from "#app/liquid/values.ts";

export type Color = { red: number; green: number; blue: number; alpha: number };
export type Hsl = { hue: number; saturation: number; lightness: number };

/** Reads #abc, #aabbcc, #aabbccdd, rgb(), rgba(), hsl(), hsla(), or a colour setting's parts. @throws for anything else */
export function parseColor(value: unknown): Color {
  if (isRecord(value) && value.red !== undefined) {
    const [red, green, blue, alpha] = [value.red, value.green, value.blue, value.alpha ?? 1].map(toNumber);
    return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0, alpha: alpha ?? 1 };
  }
  const text = toText(value).trim().toLowerCase();
  const color = parseHex(text) ?? parseFunction(text);
  if (!color) throw new Error(`"${text}" is not a color`);
  return color;
}

function parseHex(text: string): Color | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (!digits) return null;
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (full.match(/../g) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return { red, green, blue, alpha: round(alpha / 255, 2) };
}

function parseFunction(text: string): Color | null {
  const [, name, inner = ""] = /^(rgba?|hsla?)\(([^)]*)\)$/.exec(text) ?? [];
  if (!name) return null;
  const [one = 0, two = 0, three = 0, alpha = 1] = inner
    .split(/[\s,/]+/)
    .filter(Boolean)
    .map(Number.parseFloat);
  if (name.startsWith("rgb")) return { red: one, green: two, blue: three, alpha };
  return fromHsl({ hue: one, saturation: two, lightness: three }, alpha);
}

/** Hue in degrees, saturation and lightness in percent. */
export function toHsl({ red, green, blue }: Color): Hsl {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const lightness = (most + least) / 2;
  const spread = most - least;
  if (spread === 0) return { hue: 0, saturation: 0, lightness: lightness * 100 };
  const sector = most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return {
    hue: sector * 60,
    saturation: (spread / (1 - Math.abs(2 * lightness - 1))) * 100,
    lightness: lightness * 100,
  };
}

/** The colour with other hue, saturation or lightness, each within its bounds. */
export function withHsl(color: Color, change: Partial<Hsl>): Color {
  return fromHsl({ ...toHsl(color), ...change }, color.alpha);
}

function fromHsl({ hue, saturation, lightness }: Hsl, alpha: number): Color {
  const [s, l] = [saturation, lightness].map((percent) => Math.min(100, Math.max(0, percent)) / 100) as [
    number,
    number,
  ];
  const part = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    return Math.round((l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))) * 255);
  };
  return { red: part(0), green: part(8), blue: part(4), alpha };
}

/** As hex where it is opaque, else as rgba(). */
export function writeColor(color: Color): string {
  return color.alpha === 1 ? writeHex(color) : writeRgb(color);
}

export function writeHex({ red, green, blue }: Color): string {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

export function writeRgb({ red, green, blue, alpha }: Color): string {
  return alpha === 1 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

export function writeHsl(color: Color): string {
  const { hue, saturation, lightness } = toHsl(color);
  const parts = `${round(hue, 0)}, ${round(saturation, 0)}%, ${round(lightness, 0)}%`;
  return color.alpha === 1 ? `hsl(${parts})` : `hsla(${parts}, ${color.alpha})`;
}

/** Björn Ottosson's Oklab (bottosson.github.io/posts/oklab), in polar form as CSS writes it. */
export function toOklch(color: Color): string {
  const [r, g, b] = [color.red, color.green, color.blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const [a, c] = [
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
  const hue = (Math.atan2(c, a) * 180) / Math.PI;
  const alpha = Number.isInteger(color.alpha) ? `${color.alpha}.0` : color.alpha;
  return `oklch(${round(lightness * 100, 0)}% ${round(Math.hypot(a, c), 2)} ${round((hue + 360) % 360, 0)} / ${alpha})`;
}
