/** The colours of a drawing, all made from the product's own. */
export interface Paint {
  /** The product's colour. */
  base: string;
  dark: string;
  light: string;
  /** For labels, lids and handles: goes with the colour without being it. */
  trim: string;
  /** The background. */
  tint: string;
  /** Lines and small parts. */
  ink: string;
  /** Glass and the like: what is behind shows through. */
  seeThrough: boolean;
}

const COLOURS: Record<string, string> = {
  beech: "#d8b48a",
  berry: "#8c3b5e",
  blush: "#e3a99c",
  brick: "#b3503d",
  charcoal: "#3f4448",
  clay: "#b5774f",
  clear: "#cfe3e6",
  copper: "#c07f55",
  cork: "#c79a6b",
  cream: "#efe2c6",
  forest: "#3f6651",
  honey: "#dfa545",
  kraft: "#c8a67a",
  lilac: "#b3a1cf",
  mint: "#9ed0b7",
  mustard: "#d9a536",
  navy: "#2f4666",
  oak: "#cf9f68",
  oat: "#ddcfb8",
  olive: "#7c7d42",
  sage: "#98ad90",
  sky: "#8fb9d3",
  slate: "#6b7880",
  steel: "#b4bdc4",
  teal: "#2f7f7d",
  terracotta: "#cb6d4b",
  walnut: "#7b5237",
  white: "#f6f4ef",
};

/** The paint of a colour by its name; a colour no one has heard of gets one of these, always the same. */
export function mixPaint(name: string, seed: number): Paint {
  const known = COLOURS[name];
  const all = Object.values(COLOURS);
  const base = known ?? all[seed % all.length] ?? "#98ad90";
  const bright = lightness(base) > 0.72;
  return {
    base,
    dark: mix(base, "#20242a", 0.28),
    light: mix(base, "#ffffff", 0.45),
    trim: bright ? mix(base, "#6a5743", 0.55) : mix(base, "#fff6e6", 0.82),
    tint: bright ? "#e4e6e0" : mix(base, "#fbf6ee", 0.8),
    ink: "#33383d",
    seeThrough: name === "clear",
  };
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function lightness(hex: string): number {
  const [red, green, blue] = channels(hex);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** `share` of the second colour in the first. */
export function mix(first: string, second: string, share: number): string {
  const other = channels(second);
  const parts = channels(first).map((value, i) => Math.round(value * (1 - share) + (other[i] ?? 0) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
