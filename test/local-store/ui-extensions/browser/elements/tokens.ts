/** Shopify's keywords as lengths and colours of this store's checkout. */
type Read = (property: string) => string;

const SPACES: Record<string, string> = {
  none: "0",
  "small-500": "0.125rem",
  "small-400": "0.25rem",
  "small-300": "0.375rem",
  "small-200": "0.5rem",
  "small-100": "0.625rem",
  small: "0.75rem",
  base: "1rem",
  large: "1.5rem",
  "large-100": "1.75rem",
  "large-200": "2rem",
  "large-300": "2.5rem",
  "large-400": "3rem",
  "large-500": "4rem",
};
const RADII: Record<string, string> = {
  none: "0",
  "small-100": "0.1875rem",
  small: "0.25rem",
  base: "0.375rem",
  large: "0.5rem",
  "large-100": "0.75rem",
  max: "62rem",
};
const GROUNDS: Record<string, string> = { transparent: "transparent", base: "#fff", subdued: "#f3f5f6" };

/** `@container (inline-size > 500px) a, b`: which of both stands is decided by the width of the page. */
export function responsive(value: string): string {
  const [, over, wide, narrow] =
    /^@container\s*\w*\s*\(inline-size\s*>=?\s*(\d+)px\)\s*(.+?),\s*(.+)$/.exec(value) ?? [];
  if (over === undefined) return value;
  return (document.documentElement.clientWidth > Number(over) ? wide : narrow) ?? "";
}

/** One to four keywords of spacing as CSS. */
function spaces(value: string): string {
  return responsive(value)
    .split(" ")
    .map((keyword) => SPACES[keyword] ?? keyword)
    .join(" ");
}

export function gapStyle(read: Read): Record<string, string> {
  const [row = "", column = row] = spaces(read("gap")).split(" ");
  return {
    "row-gap": spaces(read("rowGap")) || row || "0",
    "column-gap": spaces(read("columnGap")) || column || "0",
    "align-items": responsive(read("alignItems")) || "normal",
    "align-content": responsive(read("alignContent")) || "normal",
    "justify-content": responsive(read("justifyContent")) || "normal",
  };
}

const SIZES = [
  ["inline-size", "inlineSize"],
  ["block-size", "blockSize"],
  ["min-inline-size", "minInlineSize"],
  ["max-inline-size", "maxInlineSize"],
  ["min-block-size", "minBlockSize"],
  ["max-block-size", "maxBlockSize"],
] as const;
const PADDINGS = [
  ["padding-block", "paddingBlock"],
  ["padding-inline", "paddingInline"],
  ["padding-block-start", "paddingBlockStart"],
  ["padding-block-end", "paddingBlockEnd"],
  ["padding-inline-start", "paddingInlineStart"],
  ["padding-inline-end", "paddingInlineEnd"],
] as const;

/** What all boxes share: spacing, border, ground and size. */
export function boxStyle(read: Read): Record<string, string> {
  const style: Record<string, string> = {
    padding: spaces(read("padding")) || "0",
    background: GROUNDS[read("background")] ?? "transparent",
    "border-radius": read("borderRadius")
      .split(" ")
      .map((keyword) => RADII[keyword] ?? (keyword || "0"))
      .join(" "),
    border: borderOf(read),
    overflow: read("overflow") || "visible",
    "box-sizing": "border-box",
    "min-width": "0",
  };
  for (const [name, property] of [...SIZES, ...PADDINGS]) {
    const value = name.startsWith("padding") ? spaces(read(property)) : sizeOf(responsive(read(property)));
    if (value !== "") style[name] = value;
  }
  return style;
}

function sizeOf(value: string): string {
  return value === "0" || value === "auto" || value === "" ? value : value;
}

/** `base`, `large dashed` or `none`, and the three properties by themselves. */
export function borderOf(read: Read): string {
  const [width = "none", second, third] = (read("border") || read("borderWidth") || "none").split(" ");
  if (width === "none") return "0 solid transparent";
  const kinds = ["solid", "dashed", "dotted"];
  const kind = [second, third, read("borderStyle")].find((one) => one !== undefined && kinds.includes(one)) ?? "solid";
  const thickness = { base: "1px", large: "2px", "large-100": "3px", "large-200": "4px" }[width] ?? "1px";
  return `${thickness} ${kind} #d9dee2`;
}

export function radiusOf(keyword: string): string {
  return RADII[keyword] ?? "0";
}

/** Colours that can be read on white, by Shopify's tone. */
export const TONES: Record<string, string> = {
  info: "#0b4f8a",
  success: "#14532d",
  warning: "#7a4b00",
  critical: "#b3261e",
  neutral: "#1d2327",
};
