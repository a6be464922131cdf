import { cookieOfAnswer, type Browser, type TestApi } from './test-api.ts';

/** An account with a cookie that clients without the browser's jar can send. */
export type TestPerson = { browser: Browser; cookie: string; email: string };

export async function signUp(api: TestApi, email: string, name = 'Ines'): Promise<TestPerson> {
  const browser = api.browser();
  const answer = await browser
    .post('/api/auth/sign-up/email')
    .send({ name, email, password: 'correct horse' })
    .expect(200);
  return { browser, cookie: cookieOfAnswer(answer.headers), email };
}
