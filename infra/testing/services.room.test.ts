import { Redis } from 'ioredis';
import { RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';
import { expect, it } from 'vitest';
import { testAddress } from './test-address.ts';

it('gives tests a database in which they may create databases', async () => {
  const client = new pg.Client({ connectionString: testAddress('TEST_DATABASE_URL') });
  await client.connect();
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  await client.end();
  expect(rows).toEqual([{ rolsuper: true }]);
});

it('gives tests a Redis that never evicts jobs', async () => {
  const redis = new Redis(testAddress('TEST_REDIS_URL'));
  expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  await redis.quit();
});

it('gives tests a media server that knows their key', async () => {
  const url = testAddress('TEST_LIVEKIT_URL').replace('ws', 'http');
  const rooms = new RoomServiceClient(
    url,
    testAddress('TEST_LIVEKIT_KEY'),
    testAddress('TEST_LIVEKIT_SECRET'),
  );
  // Rooms of other tests may be there; a key that is refused would throw.
  expect(await rooms.listRooms(['no-such-room'])).toEqual([]);
});
