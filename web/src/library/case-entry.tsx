import type { CaseCard } from '@caseroom/core/wire/routes';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { difficultyOf3, difficultyWord, kindWord } from './words.ts';

/** One case as an entry of a table of contents: the title large, what it asks of a person beside it. */
export function CaseEntry({ card }: { card: CaseCard }) {
  const steps = difficultyOf3(card.difficulty);
  return (
    <article className="group relative grid gap-x-10 gap-y-3 py-7 sm:grid-cols-[1fr_15rem]">
      <div>
        <h3 className="display text-[1.75rem] sm:text-4xl">
          <Link
            to="/lobby/$caseId"
            params={{ caseId: card.id }}
            className="decoration-1 underline-offset-[0.18em] after:absolute after:inset-0 group-hover:underline"
          >
            {card.title}
          </Link>
        </h3>
        <p className="mt-2.5 max-w-[58ch] text-soft">{card.summary}</p>
        <p className="mt-3 max-w-[58ch]">
          <span className="text-soft">Trains </span>
          {card.trains.join(', ')}
        </p>
      </div>
      <dl className="grid auto-rows-min grid-cols-2 gap-x-6 gap-y-1.5 text-[0.9375rem] sm:grid-cols-1 sm:pt-1.5">
        <Fact term="Kind">{kindWord(card.kind)}</Fact>
        <Fact term="Industry">{card.industry}</Fact>
        <Fact term="Difficulty">
          <span className="inline-flex items-center gap-2">
            {difficultyWord(card.difficulty)}
            <span aria-hidden="true" className="inline-flex gap-0.5">
              {[1, 2, 3].map((step) => (
                <span
                  key={step}
                  className={classes('h-2.5 w-1 rounded-full', step <= steps ? 'bg-accent' : 'bg-rule')}
                />
              ))}
            </span>
          </span>
        </Fact>
        <Fact term="Time">
          <span className="figures inline-flex items-center gap-2">
            {card.minutes} minutes
            <ArrowRight
              aria-hidden="true"
              className="size-4 text-accent transition-transform group-hover:translate-x-1 motion-reduce:transition-none"
            />
          </span>
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid sm:grid-cols-[5.5rem_1fr]">
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
