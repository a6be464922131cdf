import type { DrillQuestion as Question } from '@caseroom/core/wire/drills';
import { useState } from 'react';
import { sentenceOf } from '../api/failure.ts';
import { clockText, clockWords } from '../room/clock.ts';
import { useNow } from '../room/use-now.ts';
import { Notice } from '../ui/notice.tsx';
import { AnswerForm } from './answer-form.tsx';
import { BesideExhibit } from './beside-exhibit.tsx';
import { HeardFigure } from './heard-figure.tsx';
import { SpeakAnswer } from './speak-answer.tsx';
import type { DrillActs } from './use-drill-run.ts';

type DrillQuestionProps = { question: Question; now: string; acts: DrillActs };

export function DrillQuestion({ question, now, acts }: DrillQuestionProps) {
  const { answer, speak } = acts;
  const { number } = question;
  const failed = answer.error ?? speak.error;
  return (
    <BesideExhibit exhibit={question.exhibit} label={`Item ${number}`}>
      <h2 className="figures mt-6 font-serif text-[1.75rem] leading-snug sm:text-[2.125rem]">
        {question.text}
      </h2>
      <Clock question={question} now={now} />
      {question.heard ? (
        <HeardFigure
          figure={question.heard.figure}
          text={question.heard.text}
          busy={answer.isPending}
          onAnswer={(confirmed) => answer.mutate({ number, body: { confirmed } })}
        />
      ) : (
        <div className="mt-5 grid gap-4">
          <AnswerForm
            answerIn={question.answer_in}
            busy={answer.isPending}
            onAnswer={(text) => {
              speak.reset();
              answer.mutate({ number, body: { text } });
            }}
          />
          <SpeakAnswer
            busy={speak.isPending}
            onSaid={(door, raw) => {
              answer.reset();
              speak.mutate({ number, door, raw });
            }}
          />
        </div>
      )}
      {failed && (
        <Notice tone="bad" className="mt-4">
          {sentenceOf(failed)}
        </Notice>
      )}
    </BesideExhibit>
  );
}

/** By the server's clock, on which answers are measured. */
function Clock({ question, now }: { question: Question; now: string }) {
  const [offset] = useState(() => Date.parse(now) - Date.now());
  const passedMs = Math.max(0, useNow(offset) - Date.parse(question.asked_at));
  return (
    <p className="figures mt-3 text-soft text-sm">
      <span role="timer" aria-live="off">
        {clockText(passedMs)}
      </span>
      <span> · in time: {clockWords(question.in_time_ms)}</span>
    </p>
  );
}
