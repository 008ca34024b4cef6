import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HomeScreen } from "#app/pages/home/home-screen.tsx";
import { loadHome } from "#app/pages/home/load-home.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadHome(session.shop, new Date());
};

export default function HomeRoute() {
  return <HomeScreen home={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
