import { fnv1a } from "#test/local-store/world/ids.ts";
import { mixPaint } from "./palette.ts";
import { HOME } from "./shapes-home.ts";
import { TOOLS } from "./shapes-tools.ts";
import { VESSELS } from "./shapes-vessels.ts";
import type { Shape } from "./strokes.ts";

const SHAPES: Record<string, Shape> = { ...VESSELS, ...TOOLS, ...HOME };

const LIGHT = `<linearGradient id="light">${stop(0, "#fff", 0.3)}${stop(0.35, "#fff", 0)}${stop(0.6, "#000", 0)}${stop(1, "#000", 0.17)}</linearGradient>`;
const GROUND = `<radialGradient id="ground">${stop(0, "#000", 0.26)}${stop(0.6, "#000", 0.1)}${stop(1, "#000", 0)}</radialGradient>`;
const WALL = `<radialGradient id="wall" cx=".5" cy=".42" r=".62">${stop(0, "#fff", 0.75)}${stop(1, "#fff", 0)}</radialGradient>`;

function stop(offset: number, colour: string, opacity: number): string {
  return `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
}

/** The names of all drawings there are. */
export const SHAPE_NAMES = Object.keys(SHAPES).sort();

/**
 * Draws a product's picture as SVG, 600 by 600, from its file name alone: `mug--navy--harbour-mug.svg` is a navy mug, and
 * the last part varies the details. Any other name gives a drawing too, always the same one.
 */
export function drawProduct(fileName: string): string {
  const name = fileName
    .replace(/^.*\//, "")
    .replace(/\.\w+$/, "")
    .toLowerCase();
  const [shapeName = "", colour = "", slug = name] = name.split("--");
  const seed = fnv1a(slug);
  const shape = SHAPES[shapeName] ?? SHAPES[SHAPE_NAMES[fnv1a(name) % SHAPE_NAMES.length] ?? "box"];
  const paint = mixPaint(colour, fnv1a(name));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">`,
    `<defs>${LIGHT}${GROUND}${WALL}</defs>`,
    `<rect width="600" height="600" fill="${paint.tint}"/><rect width="600" height="600" fill="url(#wall)"/>`,
    `<ellipse cx="300" cy="486" rx="230" ry="34" fill="url(#ground)"/>`,
    shape?.(paint, seed) ?? "",
    "</svg>",
  ].join("");
}
