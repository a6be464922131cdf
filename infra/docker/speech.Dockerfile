# Untried: no container engine was at hand when this was written. Report what fails.
# The offline speech server over Debian's recogniser and voice: for trying Caseroom without a key.
FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends pocketsphinx pocketsphinx-en-us flite sox ffmpeg && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY agent/package.json agent/
COPY api/package.json api/
COPY web/package.json web/
COPY infra/package.json infra/
RUN npm ci --omit=dev --workspace=infra || npm install --no-save --omit=dev --workspace=infra
COPY core core
COPY infra/speech infra/speech
USER node
EXPOSE 8790
CMD ["node", "infra/speech/main.ts"]
