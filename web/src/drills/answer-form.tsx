import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { inputClass } from '../ui/field.tsx';

/** What a phone's number keys lack. */
const scales = ['thousand', 'million', 'billion'] as const;

type AnswerFormProps = { answerIn: string; busy: boolean; onAnswer: (text: string) => void };

export function AnswerForm({ answerIn, busy, onAnswer }: AnswerFormProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const addScale = (scale: string) => {
    setText((before) => `${before.replace(/ *[a-z]+$/i, '').trim()} ${scale}`.trim());
    input.current?.focus();
  };
  const withScales = !['percent', 'percentage points'].includes(answerIn);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && !busy) onAnswer(text);
      }}
    >
      <label htmlFor={id} className="mb-1.5 block font-medium">
        Your answer, in {answerIn}
      </label>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          className={classes(inputClass, 'figures min-w-0 flex-1 text-2xl')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="send"
          maxLength={500}
        />
        <Button type="submit" look="primary" busy={busy} className="px-6">
          Answer
        </Button>
      </div>
      {withScales && (
        <div className="mt-2 flex flex-wrap gap-1" role="group" aria-label="Add to the figure">
          {scales.map((scale) => (
            <Button key={scale} look="quiet" onClick={() => addScale(scale)}>
              {scale}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}
