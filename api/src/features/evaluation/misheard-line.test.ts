import { expect, it } from 'vitest';
import { logOf } from '@caseroom/core/interview/testing/log-of';
import type { EventBody } from '@caseroom/core/log/event';
import { errorStatuses } from '../../errors/app-error.ts';
import { spokenLine, typedLine } from '../../testing/event-drafts.ts';
import { misheardLine } from './misheard-line.ts';

const lineOf = (body: EventBody) => logOf([[1_000, body]])[0];

it('takes a spoken line', () => {
  expect(misheardLine(lineOf(spokenLine('It is twenty percent.'))).data.text).toBe('It is twenty percent.');
});

it('refuses a typed one, and says why', () => {
  expect(() => misheardLine(lineOf(typedLine('It is 20 %.')))).toThrow(
    expect.objectContaining({ code: 'line_typed', forPeople: expect.stringContaining('was typed') }),
  );
  expect(errorStatuses.line_typed).toBe(409);
});

it('knows no line but the candidate’s own', () => {
  for (const line of [undefined, lineOf({ kind: 'session_resumed', data: {} })])
    expect(() => misheardLine(line)).toThrow(expect.objectContaining({ code: 'not_found' }));
});
