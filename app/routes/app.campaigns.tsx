import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CampaignsScreen } from "#app/pages/campaigns/campaigns-screen.tsx";
import { loadCampaigns } from "#app/pages/campaigns/load-campaigns.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadCampaigns(session.shop, new Date());
};

export default function CampaignsRoute() {
  return <CampaignsScreen campaigns={useLoaderData<typeof loader>().campaigns} />;
}

export { PageProblem as ErrorBoundary };
