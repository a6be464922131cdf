import { z } from 'zod';

export type Cursor = { createdAt: Date; id: string };

const shape = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where the next page begins: after this session, by the order newest first. Opaque to clients. */
export const writeCursor = ({ createdAt, id }: Cursor): string =>
  Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');

export function readCursor(text: string): Cursor | undefined {
  try {
    const [createdAt, id] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { createdAt: new Date(createdAt), id };
  } catch {
    return undefined;
  }
}
