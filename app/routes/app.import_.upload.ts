import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInUpload } from "#app/pages/import/take-in-upload.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";

/** Takes in an uploaded export: `?kind=orders|products&name=FILE`, the body is the file itself. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const summary = await takeInUpload(session.shop, request, new Date());
  return summary ? Response.json(summary) : new Response("This is not an upload of an export.", { status: 400 });
};
