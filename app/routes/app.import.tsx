import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ImportScreen } from "#app/pages/import/import-screen.tsx";
import { loadImports } from "#app/pages/import/load-import.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadImports(session.shop, new Date());
};

export default function ImportRoute() {
  return <ImportScreen imports={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
