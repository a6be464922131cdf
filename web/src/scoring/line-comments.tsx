import type { TranscriptLine } from '@caseroom/core/wire/view';
import { mostComments, type MomentComment } from '@caseroom/core/wire/coach-score';
import { useState } from 'react';
import { newId } from '../api/new-id.ts';
import { lineAt } from '../report/replay.ts';
import { useReport } from '../report/report-context.ts';
import { clockText } from '../room/clock.ts';
import { inputClass } from '../ui/field.tsx';
import type { Sheet } from './use-sheet.ts';

type LineCommentsProps = {
  line: TranscriptLine;
  form: Sheet;
  /** Where the recording stands. */
  atMs: number;
};

/** Under a line: what the coach says of it, at the second that is heard or at the one at which it begins. */
export function LineComments({ line, form: { sheet, change }, atMs }: LineCommentsProps) {
  const { transcript } = useReport().report;
  const [added, setAdded] = useState<string | null>(null);
  const comments = sheet.comments.filter(({ at_ms }) => lineAt(transcript, at_ms) === line.id);
  const isHeard = lineAt(transcript, atMs) === line.id;
  const add = () => {
    const id = newId();
    const at_ms = Math.round(isHeard ? Math.max(atMs, line.start_ms) : line.start_ms);
    change({ comments: [...sheet.comments, { id, at_ms, text: '' }].toSorted((a, b) => a.at_ms - b.at_ms) });
    setAdded(id);
  };
  const set = (id: string, text: string) =>
    change({ comments: sheet.comments.map((each) => (each.id === id ? { ...each, text } : each)) });
  const remove = (id: string) => change({ comments: sheet.comments.filter((each) => each.id !== id) });
  return (
    <div className="max-w-[62ch]">
      {comments.map((each) => (
        <CommentField
          key={each.id}
          comment={each}
          isNew={each.id === added}
          onChange={(text) => set(each.id, text)}
          onRemove={() => remove(each.id)}
        />
      ))}
      {sheet.comments.length < mostComments && (
        <button
          type="button"
          onClick={add}
          className="min-h-8 text-accent text-sm underline-offset-4 hover:underline"
        >
          Comment<span className="sr-only"> on the line at {clockText(line.start_ms)}</span>
        </button>
      )}
    </div>
  );
}

type CommentFieldProps = {
  comment: MomentComment;
  isNew: boolean;
  onChange: (text: string) => void;
  onRemove: () => void;
};

function CommentField({ comment, isNew, onChange, onRemove }: CommentFieldProps) {
  const at = clockText(comment.at_ms);
  return (
    <div className="mt-2 border-accent border-l-2 pl-3">
      <div className="flex items-center justify-between gap-3 text-sm">
        <span className="figures text-soft">Your comment at {at}</span>
        <button
          type="button"
          onClick={onRemove}
          className="min-h-8 text-red underline-offset-4 hover:underline"
        >
          Remove<span className="sr-only"> the comment at {at}</span>
        </button>
      </div>
      <textarea
        aria-label={`Comment at ${at}`}
        // The button that was pressed asked for it.
        autoFocus={isNew}
        rows={2}
        maxLength={2_000}
        value={comment.text}
        onChange={(event) => onChange(event.target.value)}
        className={inputClass}
      />
    </div>
  );
}
