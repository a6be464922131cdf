import type { Take, TakeCard } from '@caseroom/core/wire/redo-routes';
import type { Measure, QuestionResult } from '@caseroom/core/wire/report';
import { ScaleBar } from '../report/scale-bar.tsx';
import { dimensionWord, levelWord, verdictWord } from '../report/words.ts';
import { classes } from '../ui/classes.ts';
import { TakeLines, TakeQuotes } from './take-lines.tsx';
import { TakePlayer } from './take-player.tsx';
import { titleOf, whenOf } from './words.ts';
import type { Side, TakePlace } from './use-take-place.ts';

type TakeColumnProps = { side: Side; card: TakeCard | undefined; take: Take; place: TakePlace };

/** One take: what it came to, then every line of it. */
export function TakeColumn({ side, card, take, place }: TakeColumnProps) {
  const [title, when] = [titleOf(card), whenOf(card)];
  return (
    <section aria-labelledby={`${side}-title ${side}-when`} className="min-w-0">
      <h2 id={`${side}-title`} className="font-serif text-2xl leading-tight tracking-[-0.01em]">
        {title}
      </h2>
      <p id={`${side}-when`} className="figures mt-1 text-soft text-sm">
        {when}
      </p>
      {place.canReplay && (
        <TakePlayer
          replay={place.replay}
          name={`${title}, ${when}`}
          fromMs={take.transcript[0]?.start_ms ?? 0}
        />
      )}
      {take.question && <Figure question={take.question} />}
      <ul className="grid">
        {take.dimensions.map(({ dimension, level, score, because, quotes }) => (
          <li key={dimension} className="mt-5">
            <h3 className="font-medium">
              {dimensionWord(dimension)}
              <span className="ml-3 font-normal font-serif text-lg italic">
                {level ? levelWord(level).toLowerCase() : 'not enough evidence'}
              </span>
            </h3>
            {score !== null && (
              <div className="mt-1 flex items-center gap-4">
                <div className="max-w-56 flex-1">
                  <ScaleBar band={[score, score]} score={score} />
                </div>
                <span className="figures text-soft text-sm">{score.toFixed(1)} of 5, by rules</span>
              </div>
            )}
            <ul className="mt-1 grid max-w-[58ch] gap-1 text-soft">
              {because.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
            <TakeQuotes quotes={quotes} place={place} />
          </li>
        ))}
      </ul>
      <Measures take={take} />
      <TakeLines side={side} take={take} place={place} />
    </section>
  );
}

function Figure({ question }: { question: QuestionResult }) {
  const wrong = question.verdict === 'wrong';
  return (
    <dl className="figures mt-5 grid grid-cols-2 gap-x-8 gap-y-3">
      <div>
        <dt className="text-soft text-sm">You said</dt>
        <dd className={classes('text-xl', wrong && 'text-red')}>{question.said ?? 'nothing'}</dd>
      </div>
      <div>
        <dt className="text-soft text-sm">Credit</dt>
        <dd className="text-xl">{question.credit === null ? 'none' : `${question.credit} of 5`}</dd>
      </div>
      <div className="col-span-2">
        <dt className="sr-only">Verdict</dt>
        <dd>
          <span className={classes('font-medium', wrong ? 'text-red' : 'text-accent')}>
            {verdictWord(question.verdict)}.
          </span>{' '}
          {question.why !== 'Right.' && question.why}
        </dd>
      </div>
    </dl>
  );
}

function Measures({ take }: { take: Take }) {
  const { delivery } = take;
  const spoken = [delivery.words_per_minute, delivery.fillers_per_100_words, delivery.long_pauses];
  return (
    <dl className="figures mt-6 grid grid-cols-3 gap-x-6 gap-y-4 border-rule border-t pt-4">
      <Value term="Hints" value={String(take.hints)} />
      <Value term="Time taken" value={take.time_s === null ? 'none' : `${Math.round(take.time_s)} s`} />
      <Value term="Time to think" value={`${Math.round(take.thinking_s)} s`} />
      {spoken.map(({ value, unit, n }: Measure) =>
        value === null ? null : <Value key={unit} term={`${unit}, n ${n}`} value={String(value)} />,
      )}
    </dl>
  );
}

const Value = ({ term, value }: { term: string; value: string }) => (
  <div>
    <dt className="text-soft text-sm">{term}</dt>
    <dd className="text-lg">{value}</dd>
  </div>
);
