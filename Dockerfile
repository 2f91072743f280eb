FROM node:26-slim AS build
WORKDIR /app
COPY . .
# Build tools come along whatever NODE_ENV says, and leave again before the program is packed.
RUN npm ci --include=dev --include=optional \
 && TURBO_TELEMETRY_DISABLED=1 npx turbo run build --ui=stream \
 && npm prune --omit=dev --omit=optional \
 && rm -rf .turbo node_modules/.cache

FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]
