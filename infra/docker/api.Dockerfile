# Untried: no container engine was at hand when this was written. Report what fails.
# The api and the evaluation worker (the command tells which); Node runs TypeScript as it is.
FROM node:24-bookworm-slim
# The worker makes recordings for browsers that play no Ogg.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY agent/package.json agent/
COPY api/package.json api/
COPY web/package.json web/
COPY infra/package.json infra/
# A lockfile without other platforms' optional parts is refused by `npm ci`, and honoured by the second form.
RUN npm ci --omit=dev --workspace=api || npm install --no-save --omit=dev --workspace=api
COPY core core
COPY api api
COPY cases cases
RUN mkdir /data && chown node /data
USER node
EXPOSE 3000
CMD ["node", "api/src/main.ts"]
