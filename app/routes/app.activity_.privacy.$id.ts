import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { getPrivacyExport } from "#app/shops/privacy-requests.server.ts";

/** What we hold of a customer who asked for it, as a file for the merchant to pass on. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const id = z.uuid().safeParse(params.id);
  const found = id.success ? await getPrivacyExport(session.shop, id.data) : null;
  if (found === null) return new Response("There is no such download.", { status: 404 });
  return new Response(JSON.stringify(found, null, 2), {
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
};
