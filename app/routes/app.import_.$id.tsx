import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DetailsScreen } from "#app/pages/import/details-screen.tsx";
import { loadImport } from "#app/pages/import/load-import.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";
import { parsePage } from "#app/ui/parse-page.ts";

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const page = parsePage(new URL(request.url).searchParams);
  const id = z.uuid().safeParse(params.id);
  const details = id.success ? await loadImport(session.shop, id.data, page, new Date()) : null;
  if (!details) throw new Response("There is no such import.", { status: 404 });
  return details;
};

export default function ImportDetailsRoute() {
  return <DetailsScreen details={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
