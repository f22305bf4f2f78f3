# The web server and the commands of one release. The database is a service of its own (docker-compose.yml).
FROM node:24-bookworm-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Not saved: what is built is named after the lock file too, and would be built anew at the start. Playwright is kept by npm as something
# that Next could use, and the cache is the build's alone.
RUN npm run build && npm prune --omit=dev --no-save && rm -rf .next/cache node_modules/*playwright*

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORTAL_MODE=production PORTAL_DATA_DIR=/data HOST=0.0.0.0 PORT=3000
WORKDIR /portal
COPY --from=build /portal ./
# The portal writes to its data alone: what it runs belongs to root.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that SIGTERM reaches the start command, which stops everything in order.
CMD ["node", "--import", "tsx", "scripts/start.ts"]
