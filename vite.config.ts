import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

// Makes the loaders of single fetch typed.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  server: { port: Number(process.env.PORT || 3000) },
  build: {
    assetsInlineLimit: 0,
    // Node runs the rest of our TypeScript itself; the server bundle holds the screens and routes only, so that web and
    // worker in one process share one database client, one queue and one log.
    rollupOptions: isSsrBuild ? { external: (id: string) => /^#app\/.*\.ts$/.test(id) } : {},
  },
  plugins: [
    remix({
      ignoredRouteFiles: ["**/.*"],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        // Where a route is first looked up, an answer's reload can finish the navigation that waits for it: the address
        // is the new one, the page the old. (@remix-run/router 1.23: handleFetcherAction compares load ids.)
        v3_lazyRouteDiscovery: false,
        v3_routeConfig: false,
      },
    }),
  ],
}));
