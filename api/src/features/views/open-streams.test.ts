import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import express, { type Response } from 'express';
import { expect, it } from 'vitest';
import { OpenStreams } from './open-streams.ts';

/** A server whose stream is opened once `mayFollow` has let it; `follows` counts who follows. */
async function serve(mayFollow: (response: Response) => Promise<unknown>) {
  const streams = new OpenStreams();
  let follows = 0;
  const opened = Promise.withResolvers<void>();
  const app = express().get('/changes', async (request, response) => {
    await mayFollow(response);
    streams.open(request, response, () => {
      follows += 1;
      return () => void (follows -= 1);
    });
    opened.resolve();
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET /changes HTTP/1.1\r\nhost: here\r\n\r\n');
  return {
    ...{ streams, client, opened: opened.promise },
    follows: () => follows,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

it('is followed until its client goes', async () => {
  const { streams, client, opened, follows, close } = await serve(async () => undefined);
  await opened;
  expect([streams.count, follows()]).toEqual([1, 1]);
  client.destroy();
  await expect.poll(() => [streams.count, follows()]).toEqual([0, 0]);
  close();
});

it('is not opened for a client that has gone while it was asked whether it may follow', async () => {
  const asked = Promise.withResolvers<void>();
  const { streams, client, opened, follows, close } = await serve((response) => {
    asked.resolve();
    return once(response, 'close');
  });
  await asked.promise;
  client.destroy();
  await opened;
  expect([streams.count, follows()]).toEqual([0, 0]);
  close();
});
