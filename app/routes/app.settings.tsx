import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data, useLoaderData } from "@remix-run/react";
import { loadSettings } from "#app/pages/settings/load-settings.server.ts";
import { parseEntries, saveEntries } from "#app/pages/settings/save-settings.server.ts";
import { SettingsScreen } from "#app/pages/settings/settings-screen.tsx";
import { authenticate } from "#app/shops/authenticate.server.ts";
import { PageProblem } from "#app/ui/page-problem.tsx";

export const loader = async ({ request }: LoaderFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  return loadSettings(session.shop);
};

export const action = async ({ request }: ActionFunctionArgs) => {
  const { session } = await authenticate.admin(request);
  const entries = parseEntries(await request.json().catch(() => null));
  if (!entries) return data({ isDone: false, text: "This could not be understood.", problems: {} }, { status: 400 });
  return saveEntries(session.shop, entries);
};

export default function SettingsRoute() {
  return <SettingsScreen page={useLoaderData<typeof loader>()} />;
}

export { PageProblem as ErrorBoundary };
