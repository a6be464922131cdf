import { type ScoringDesk, passWords } from '@caseroom/core/wire/coach-score';
import { sentenceOf } from '../api/failure.ts';
import { Section } from '../report/section.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Sheet } from './use-sheet.ts';
import { dayText, passText } from './words.ts';

/** The last question, and handing it all in. */
export function HandIn({ desk: { versions }, form }: { desk: ScoringDesk; form: Sheet }) {
  const { sheet, change, handIn } = form;
  const [newest] = versions;
  const unchanged = newest !== undefined && JSON.stringify(newest.sheet) === JSON.stringify(sheet);
  return (
    <Section id="hand-in" title="Hand in">
      <fieldset>
        <legend className="mb-2.5 font-medium text-lg">Would you pass this candidate on?</legend>
        <div className="grid max-w-xl gap-2.5 sm:grid-cols-3">
          {passWords.map((word) => (
            <Choice
              key={word}
              name="pass-on"
              title={passText(word)}
              checked={sheet.pass_on === word}
              onChange={() => change({ pass_on: word })}
            />
          ))}
        </div>
      </fieldset>
      {handIn.isError && (
        <Notice tone="bad" className="mt-5 max-w-3xl">
          {sentenceOf(handIn.error)}
        </Notice>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button look="primary" busy={handIn.isPending} disabled={unchanged} onClick={() => handIn.mutate()}>
          {versions.length === 0 ? 'Hand in' : 'Hand in the changes'}
        </Button>
        <SaveWord form={form} />
      </div>
      {versions.length > 0 && (
        <ol className="mt-5 grid gap-1 text-soft text-sm">
          {versions.map(({ version, handed_in_at, blind }) => (
            <li key={version}>
              Version {version}, {dayText(handed_in_at)}
              {blind && ', blind'}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function SaveWord({ form: { saving } }: { form: Sheet }) {
  const bad = saving.state === 'failing' || saving.state === 'conflict' || saving.state === 'refused';
  return (
    <p role="status" className={bad ? 'text-red' : 'text-soft text-sm'}>
      {saving.state === 'saved' && 'Saved as a draft.'}
      {(saving.state === 'waiting' || saving.state === 'saving') && 'Saving ...'}
      {bad && `Not saved yet. ${saving.why ?? ''}`}
    </p>
  );
}
