/** The one API version of the app: shopify.app.toml, the Remix package and every document agree with it (a test asks). */
export const API_VERSION = "2026-10";
