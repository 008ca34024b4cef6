import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadPromises } from "#app/pages/promises/load-promises.server.ts";
import { parseAsked } from "#app/pages/promises/promises.ts";
import { PromisesScreen } from "#app/pages/promises/promises-screen.tsx";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadPromises(session.shop, parseAsked(new URL(request.url).searchParams), new Date());
};

export default function PromisesRoute() {
  return <PromisesScreen promises={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
