# Untried: no container engine was at hand when this was written. Report what fails.
# The interviewer: LiveKit's native parts want glibc, so no Alpine.
FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY agent/package.json agent/
COPY api/package.json api/
COPY web/package.json web/
COPY infra/package.json infra/
RUN npm ci --omit=dev --workspace=agent || npm install --no-save --omit=dev --workspace=agent
COPY core core
COPY agent agent
RUN mkdir /outbox && chown node /outbox
USER node
CMD ["node", "agent/src/main.ts", "start"]
