import type { CoachVersion, CoachWord } from '@caseroom/core/wire/coach-score';
import { sentenceOf, ApiFailure } from '../../api/failure.ts';
import { CommentList } from '../../scoring/comment-list.tsx';
import { dayText, passText, ratingWords } from '../../scoring/words.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../section.tsx';
import { dimensionWord } from '../words.ts';
import { useCoachesWord } from './use-coaches-word.ts';

/** What coaches say of the whole: whether they would pass the candidate on, and comments at their second. */
export function CoachSection() {
  const { data, error } = useCoachesWord();
  if (error && !(error instanceof ApiFailure && error.status === 404))
    return (
      <Notice tone="warn" className="mt-8 max-w-3xl" title="What coaches said is not shown">
        {sentenceOf(error)}
      </Notice>
    );
  return data?.words.map((word) => <Word key={word.word_id} word={word} />);
}

function Word({ word }: { word: CoachWord }) {
  const [newest, ...earlier] = word.versions;
  if (!newest) return null;
  const { pass_on, comments } = newest.sheet;
  return (
    <Section
      id={`coach-${word.word_id}`}
      title={word.coach ?? 'A coach'}
      note={`Coach, ${dayText(newest.handed_in_at)}${newest.blind ? ', scored blind' : ''}`}
    >
      {pass_on && (
        <p className="text-lg">
          Would I pass you on? <span className="font-serif text-2xl italic">{passText(pass_on)}</span>
        </p>
      )}
      {word.other_record && (
        <p className="mt-2 text-soft text-sm">
          Said of another version of this record: a line was put right before or since.
        </p>
      )}
      {comments.length > 0 && (
        <div className="mt-4">
          <CommentList comments={comments} />
        </div>
      )}
      {earlier.length > 0 && <Earlier versions={earlier} />}
    </Section>
  );
}

function Earlier({ versions }: { versions: readonly CoachVersion[] }) {
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 items-center text-accent text-sm underline-offset-4 hover:underline">
        Earlier versions
      </summary>
      <ol className="mt-1 grid max-w-[62ch] gap-4">
        {versions.map(({ version, handed_in_at, blind, sheet }) => (
          <li key={version}>
            <p className="text-soft text-sm">
              {dayText(handed_in_at)}
              {blind && ', scored blind: before the machine’s scores were shown'}
            </p>
            <p>
              {sheet.scores
                .flatMap(({ dimension, rating }) =>
                  rating === null ? [] : [`${dimensionWord(dimension)}: ${ratingWords(rating)}`],
                )
                .join('; ')}
              {sheet.pass_on && `. Would pass you on: ${passText(sheet.pass_on).toLowerCase()}`}.
            </p>
            {sheet.comments.length > 0 && <CommentList comments={sheet.comments} />}
          </li>
        ))}
      </ol>
    </details>
  );
}
