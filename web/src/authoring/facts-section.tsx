import type { CasePath } from '@caseroom/core/case/fault';
import { Button } from '../ui/button.tsx';
import { freeId, listAt, namesAt, textAt, useDraftDesk, valueAt } from './draft-context.ts';
import { AreaField, ChoiceField, ChoicesField, TextField, WordsField } from './fields.tsx';
import { ItemList } from './item-list.tsx';

/** What the interviewer tells, but only to who asks for it. */
export function FactsSection() {
  const { raw } = useDraftDesk();
  const inputs = namesAt(raw, ['model', 'inputs']).map(
    (name) => [name, textAt(raw, ['model', 'inputs', name, 'label']) || name] as const,
  );
  return (
    <ItemList
      path={['facts']}
      title="Facts"
      hint="Told only when asked for. A phrase matches with up to two other words between its own."
      nameOf={(item) => textAt(item, ['topic'])}
      add={[
        {
          label: 'Add a fact',
          item: () => ({ id: freeId(raw, 'fact'), topic: '', asks: [], say: '', reveals: [] }),
        },
      ]}
    >
      {(path) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField path={[...path, 'topic']} label="What it is about" hint="Fits into: did you mean …?" />
          <TextField path={[...path, 'id']} label="Id" />
          <WordsField
            path={[...path, 'asks']}
            label="How people ask for it"
            hint="One a line."
            className="sm:col-span-2"
          />
          <AreaField
            path={[...path, 'say']}
            label="What the interviewer says"
            className="sm:col-span-2"
            rows={2}
          />
          <OnceShown path={[...path, 'once_shown']} />
          <ChoicesField
            path={[...path, 'reveals']}
            label="Makes known"
            options={inputs}
            className="sm:col-span-2"
          />
          <TextField
            path={[...path, 'group']}
            label="Group"
            hint="Facts of one group are told together to a broad question."
            optional
          />
        </div>
      )}
    </ItemList>
  );
}

/**
 * What is said in its place when an exhibit that it promises is on the page; most facts promise none. One button for both,
 * before what it brings: the keyboard's focus stays on it, and goes on from it.
 */
function OnceShown({ path }: { path: CasePath }) {
  const { raw, edit } = useDraftDesk();
  const exhibits = listAt(raw, ['exhibits']).map(
    (exhibit) => [textAt(exhibit, ['id']), textAt(exhibit, ['title'])] as const,
  );
  if (exhibits.length === 0) return null;
  const promises = valueAt(raw, path) !== undefined;
  const value = { exhibit: exhibits[0]?.[0] ?? '', say: '' };
  return (
    <>
      <div className="sm:col-span-2">
        <Button
          look="quiet"
          onClick={() => edit(promises ? { do: 'remove', path } : { do: 'set', path, value })}
        >
          {promises ? 'It promises no exhibit' : 'It promises an exhibit'}
        </Button>
      </div>
      {promises && (
        <>
          <ChoiceField path={[...path, 'exhibit']} label="The exhibit that it promises" options={exhibits} />
          <AreaField
            path={[...path, 'say']}
            label="Said when that exhibit is on the page"
            className="sm:col-span-2"
            rows={2}
          />
        </>
      )}
    </>
  );
}
