import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { Banner, type BannerHandles, Page, Text } from "@shopify/polaris";
import { usePollWhile } from "#app/ui/poll-while.ts";

/** What a page shows when its data could not be loaded. Exported by each page's route as its ErrorBoundary. */
export function PageProblem() {
  const error = useRouteError();
  const { revalidate, state } = useRevalidator();
  const { title, text, mayPass } = describeProblem(error);
  usePollWhile(mayPass);
  return (
    <Page>
      <Banner
        ref={focusOnArrival}
        tone="critical"
        title={title}
        action={{ content: "Try again", onAction: revalidate, loading: state === "loading" }}
        secondaryAction={{ content: "Go to Home", url: "/app" }}
      >
        <Text as="p">{text}</Text>
      </Banner>
    </Page>
  );
}

/** A plain sentence for what went wrong (the details are in the server's log), and whether it may pass by itself. */
export function describeProblem(error: unknown): { title: string; text: string; mayPass: boolean } {
  if (isRouteErrorResponse(error) && error.status === 404) {
    return {
      title: "There is nothing here",
      text: "What you were looking for does not exist, or belongs to another shop.",
      mayPass: false,
    };
  }
  // The browser's fetch says so when no answer came at all.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      title: "Tandem could not be reached",
      text: "Check your connection, then try again. Nothing you did before is lost.",
      mayPass: true,
    };
  }
  return {
    title: "This page could not be loaded",
    text: "Something went wrong on our side. Your shop and its offers are not affected. Please try again in a moment.",
    mayPass: false,
  };
}

function focusOnArrival(banner: BannerHandles | null): void {
  banner?.focus();
}
