import type { QuestionResult } from '@caseroom/core/wire/report';
import { classes } from '../ui/classes.ts';
import { RedoLink } from '../redo/redo-link.tsx';
import { useMoments } from '../redo/use-moments.ts';
import { QuoteList } from './quote-list.tsx';
import { useReport, useWording } from './report-context.ts';
import { Section } from './section.tsx';
import { errorWord, verdictWord } from './words.ts';

export function QuestionSection() {
  const { questions } = useReport().report;
  if (questions.length === 0) return null;
  return (
    <Section id="numbers" title="The numbers" note="Judged by rules, not by a model.">
      <ol className="grid">
        {questions.map((question) => (
          <li
            key={question.question_id}
            className="border-rule border-b py-6 first:pt-0 last:border-0 last:pb-0"
          >
            <Question question={question} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Question({ question }: { question: QuestionResult }) {
  const wrong = question.verdict === 'wrong';
  const moments = useMoments();
  const say = useWording();
  return (
    <article>
      <h3 className="max-w-[58ch] font-serif text-xl leading-snug">{question.asked}</h3>
      <dl className="figures mt-3 grid grid-cols-2 gap-x-8 gap-y-3 sm:max-w-xl">
        <div>
          <dt className="text-soft text-sm">{say('You said', 'Said')}</dt>
          <dd className={classes('text-xl', wrong && 'text-red')}>{question.said ?? 'nothing'}</dd>
        </div>
        <div>
          <dt className="text-soft text-sm">Right is</dt>
          <dd className="text-xl">{question.right_answer}</dd>
        </div>
        {question.right_on_own && (
          <div className="col-span-2">
            <dt className="text-soft text-sm">
              {say('On your own earlier figure', 'On their own earlier figure')}
            </dt>
            <dd>{question.right_on_own}</dd>
          </div>
        )}
      </dl>
      <p className="mt-3 max-w-[62ch]">
        <span className={classes('font-medium', wrong ? 'text-red' : 'text-accent')}>
          {verdictWord(question.verdict)}
          {question.error && ` (${errorWord(question.error)})`}.
        </span>{' '}
        {question.why !== 'Right.' && question.why}
      </p>
      <p className="mt-1 max-w-[62ch] text-soft">
        {question.solution} {creditText(question)}
      </p>
      <QuoteList quotes={question.quotes} />
      <RedoLink moment={moments.ofQuestion(question.question_id)} />
    </article>
  );
}

function creditText({ credit, hints }: QuestionResult): string {
  if (credit === null) return '';
  const helped = hints === 0 ? '' : hints === 1 ? ', with one hint' : `, with ${hints} hints`;
  return `Credit ${credit} of 5${helped}.`;
}
