import type { Paint } from "./palette.ts";

/** Draws one product on a canvas of 600 by 600 that stands on the ground at 480. `seed` varies what may vary. */
export type Shape = (paint: Paint, seed: number) => string;

/** A flat body with light from the left. */
export function solid(d: string, fill: string, more = ""): string {
  return `<path d="${d}" fill="${fill}"${more}/><path d="${d}" fill="url(#light)"/>`;
}

export function flat(d: string, fill: string, more = ""): string {
  return `<path d="${d}" fill="${fill}"${more}/>`;
}

/** An open stroke with round ends: handles, wires, legs. */
export function stroke(d: string, colour: string, width: number): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** The parts turned together, by so many degrees around a point. */
export function tilted(degrees: number, x: number, y: number, ...parts: string[]): string {
  return `<g transform="rotate(${degrees} ${x} ${y})">${parts.join("")}</g>`;
}

export function oval(cx: number, cy: number, rx: number, ry: number, fill: string): string {
  return `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
}

export function box(x: number, y: number, width: number, height: number, radius: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}

/** A box with light from the left. */
export function solidBox(x: number, y: number, width: number, height: number, radius: number, fill: string): string {
  return box(x, y, width, height, radius, fill) + box(x, y, width, height, radius, "url(#light)");
}

/** A paper label: lines of type that cannot be read, and a mark that tells one product from the next. */
export function label(x: number, y: number, width: number, height: number, paint: Paint, seed: number): string {
  const middle = x + width / 2;
  const mark = [
    oval(middle, y + height * 0.36, width * 0.16, width * 0.16, paint.base),
    flat(`M${middle} ${y + height * 0.18}l${width * 0.17} ${height * 0.32}h-${width * 0.34}z`, paint.base),
    flat(
      `M${middle - width * 0.18} ${y + height * 0.5}q0 -${height * 0.32} ${width * 0.36} -${height * 0.32}q0 ${height * 0.32} -${width * 0.36} ${height * 0.32}z`,
      paint.base,
    ),
  ][seed % 3];
  const line = (at: number, share: number) =>
    box(middle - (width * share) / 2, y + height * at, width * share, Math.max(4, height * 0.055), 3, paint.ink);
  return `${box(x, y, width, height, 6, paint.trim)}${mark}<g opacity=".7">${line(0.66, 0.62)}${line(0.79, 0.4)}</g>`;
}
