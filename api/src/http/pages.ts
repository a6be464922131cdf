import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The built pages: assets carry their hash in the name and are kept for good, the page itself is asked for anew. */
export function servePages(router: Router, folder: string): void {
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_MS, index: false }),
  );
  router.use(
    '/assets',
    (_request, response) => void response.status(404).type('text/plain').send('Not found'),
  );
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  router.get('/{*path}', onlyPages(folder));
}

/** Every address of the page is the page's own business; those of the api are not among them. */
function onlyPages(folder: string): RequestHandler {
  return (request, response, next) => {
    if (/^\/(api|agent|health|metrics)(\/|$)/.test(request.path) || !request.accepts('html')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'), (error) => {
      if (error && !response.headersSent) next();
    });
  };
}
