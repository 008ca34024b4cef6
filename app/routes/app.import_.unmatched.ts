import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCsv, loadUnmatchedCsv } from "#app/pages/import/download-lists.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";

/** What was sold in uploaded orders but is no product we know. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return answerCsv(await loadUnmatchedCsv(session.shop));
};
