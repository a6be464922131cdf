import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TranscriptLine } from '@caseroom/core/wire/view';
import { Play } from 'lucide-react';
import { useId, useState } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { clockText } from '../room/clock.ts';
import { Button } from '../ui/button.tsx';
import { inputClass } from '../ui/field.tsx';
import { useReport } from './report-context.ts';

type CorrectLineProps = { line: TranscriptLine; onClose: () => void };

/** A line in the candidate's own words, after a listen where there is something to listen to. */
export function CorrectLine({ line, onClose }: CorrectLineProps) {
  const { report, canReplay, goTo } = useReport();
  const [text, setText] = useState(line.text);
  const [listened, setListened] = useState(!canReplay);
  const id = useId();
  const save = useCorrection(report.session_id, onClose);
  const changed = text.trim() !== '' && text.trim() !== line.text;
  return (
    <form
      className="mt-2 grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && listened) save.mutate({ line_id: line.id, text: text.trim() });
      }}
    >
      <label htmlFor={id} className="text-soft text-sm">
        What you said. What was heard stays beside it, and figures and scores are worked out again.
      </label>
      <textarea
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the form was opened to type into it
        autoFocus
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={inputClass}
      />
      <div className="flex flex-wrap gap-2">
        {canReplay && (
          <Button
            icon={<Play aria-hidden="true" className="size-4 fill-current" />}
            onClick={() => {
              setListened(true);
              goTo(line.start_ms, line.id);
            }}
          >
            Listen from {clockText(line.start_ms)}
          </Button>
        )}
        <Button type="submit" look="primary" busy={save.isPending} disabled={!changed || !listened}>
          Put it right
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
      {!listened && <p className="text-soft text-sm">Listen to the line first.</p>}
      {save.error && (
        <p role="alert" className="text-red text-sm">
          {sentenceOf(save.error)}
        </p>
      )}
    </form>
  );
}

function useCorrection(sessionId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { line_id: string; text: string }) =>
      call('correctLine', { params: { sessionId }, body }),
    onSuccess: (status) => {
      queries.setQueryData(['evaluation', sessionId], status);
      onDone();
      return queries.invalidateQueries({ queryKey: ['reports', sessionId] });
    },
  });
}
