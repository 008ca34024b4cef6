import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerCsv, loadProblemsCsv } from "#app/pages/import/download-lists.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";

/** The rows of an import that could not be used, as a file. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const id = z.uuid().safeParse(params.id);
  const csv = id.success ? await loadProblemsCsv(session.shop, id.data) : null;
  return csv === null ? new Response("There is no such import.", { status: 404 }) : answerCsv(csv);
};
