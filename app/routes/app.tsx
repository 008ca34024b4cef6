import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useLocation, useNavigation, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { config } from "#app/runtime/config.server.ts";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageSkeleton } from "#app/ui/page-skeleton.tsx";
import { useSlow } from "#app/ui/use-slow.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await authenticate.admin(request);
  return { apiKey: config().apiKey };
};

/** The key never changes while the app is open: what polls a page need not ask for it again. */
export const shouldRevalidate = () => false;

export default function App() {
  const { apiKey } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/bundles">Bundles</Link>
        <Link to="/app/upgrades">Upgrades</Link>
        <Link to="/app/campaigns">Campaigns</Link>
        <Link to="/app/promises">Prices</Link>
        <Link to="/app/import">Import</Link>
        <Link to="/app/activity">Activity</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <Screen />
    </AppProvider>
  );
}

/** The page, or its outline while another page takes long to come. */
function Screen() {
  const { location, state } = useNavigation();
  const { pathname } = useLocation();
  const isLeaving = state === "loading" && location.pathname !== pathname;
  return <main>{useSlow(isLeaving) && location ? <PageSkeleton path={location.pathname} /> : <Outlet />}</main>;
}

// Shopify's thrown responses (bounce page, headers of the embedded frame) pass through these two.
export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
