import type { RequestHandler } from 'express';
import helmet from 'helmet';

export type SecurityDeps = { publicUrl: string; livekitPublicUrl: string };

/** Headers for a page that talks to the media server, records and plays sound, and nothing else. */
export function securityHeaders({ publicUrl, livekitPublicUrl }: SecurityDeps): RequestHandler[] {
  const isHttps = publicUrl.startsWith('https://');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'self'"],
          connectSrc: ["'self'", ...mediaServer(livekitPublicUrl)],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:', 'mediastream:'],
          objectSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // On plain http (a machine of one's own) these would only make the browser complain.
      crossOriginOpenerPolicy: isHttps,
      originAgentCluster: isHttps,
      strictTransportSecurity: isHttps,
    }),
    (_request, response, next) => {
      response.setHeader(
        'Permissions-Policy',
        'microphone=(self), camera=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
      );
      next();
    },
  ];
}

/** The signalling socket, and the same server by http, which the client asks when the socket fails. */
function mediaServer(url: string): string[] {
  const { protocol, host } = new URL(url);
  const isSecure = protocol === 'wss:' || protocol === 'https:';
  const twins = host.startsWith('127.0.0.1') ? [host, host.replace('127.0.0.1', 'localhost')] : [host];
  return twins.flatMap((name) =>
    isSecure ? [`wss://${name}`, `https://${name}`] : [`ws://${name}`, `http://${name}`],
  );
}
