import { createDocument } from 'zod-openapi';
import { errorBody, type Route, routes } from '@caseroom/core/wire/routes';

const errorAnswer = {
  description: 'What went wrong: a code, and a sentence that says what to do',
  content: { 'application/json': { schema: errorBody } },
};

/** The OpenAPI document, made from the same table that serves the routes. */
export function openApiDocument(publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Caseroom', version: '1', description: 'Interviews, their log and their reports.' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        account: { type: 'apiKey', in: 'cookie', name: 'caseroom.session_token' },
        agent: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

function operation(operationId: string, route: Route): object {
  const { params, query, body } = route;
  return {
    operationId,
    summary: route.summary,
    security: route.auth === 'none' ? [] : [{ [route.auth]: [] }],
    ...(params || query
      ? { requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) } }
      : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        content: { 'application/json': { schema: route.response } },
      },
      default: errorAnswer,
    },
  };
}
