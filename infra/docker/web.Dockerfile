# Untried: no container engine was at hand when this was written. Report what fails.
# The pages, and the one address that people use: everything else is handed on to the api.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY core/package.json core/
COPY agent/package.json agent/
COPY api/package.json api/
COPY web/package.json web/
COPY infra/package.json infra/
RUN npm ci --workspace=web || npm install --no-save --workspace=web
COPY core core
COPY web web
RUN cd web && npx vite build

FROM nginx:1.29
COPY --from=build /app/web/dist /usr/share/nginx/html
COPY infra/docker/nginx.conf /etc/nginx/conf.d/default.conf
EXPOSE 80
