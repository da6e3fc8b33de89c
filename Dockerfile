# Stage 1 installs everything and bundles the program; stage 2 keeps what it reads at run time and nothing else.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# --ignore-scripts: the packages' native parts come prebuilt, so nothing has to run or compile while installing.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts ./scripts
COPY charts ./charts
COPY src ./src
RUN node scripts/build.mjs && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
# The program listens on 127.0.0.1 unless told otherwise; in a container that would be reachable by nobody.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY package.json ./
COPY bin ./bin
COPY drizzle ./drizzle
# Texts and the chat page are read from where they stand in the source tree.
COPY src/i18n ./src/i18n
COPY src/sandbox/page ./src/sandbox/page
COPY --from=build /app/dist ./dist
# Only used without DATABASE_URL: the embedded database. Made here so that a new volume belongs to the user below.
RUN install --directory --owner=node --group=node --mode=700 /data
VOLUME /data
USER node
EXPOSE 3000
# Finishes what is under way and exits within 10 s.
STOPSIGNAL SIGTERM
# The slim image has no curl. A worker alone does not listen: its health is that it runs. The start period covers creating
# the embedded database.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "-e", "if (process.env.ROLE !== 'worker') fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node itself, not npm: npm would swallow the signal and the exit code.
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
