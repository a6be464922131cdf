/**
 * The Redis of the test run, or undefined where none was started. Queues of one database are shared by name, so each of the
 * processes that run test files side by side has a database of its own.
 */
export function testRedisUrl(): string | undefined {
  const url = process.env.TEST_REDIS_URL;
  return url && `${url}/${process.env.VITEST_POOL_ID ?? 0}`;
}
