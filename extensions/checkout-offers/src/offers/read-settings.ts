/** How the merchant set a place: a heading of their own or none, how many offers, with pictures or without. */
export type Settings = { heading: string; most: number; isCompact: boolean };

/** Reads the settings of the toml; empty until the merchant sets one. `page`: the most offers that Tandem shows on a page. */
export function readSettings(
  { heading, most, layout }: Readonly<Record<string, unknown>>,
  usual: number,
  page: number,
): Settings {
  const wanted = typeof most === "number" && most >= 1 ? Math.floor(most) : usual;
  return {
    heading: typeof heading === "string" ? heading.trim() : "",
    most: Math.min(wanted, page),
    isCompact: layout === "Compact",
  };
}
