import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticate } from "#app/shops/authenticate.server.ts";

/** The bounce page that fetches a session token, and the page that leaves the frame: Shopify's package answers both. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  await authenticate.admin(request);
  return null;
};
