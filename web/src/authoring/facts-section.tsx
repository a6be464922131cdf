import { freeId, namesAt, textAt, useDraftDesk } from './draft-context.ts';
import { AreaField, ChoicesField, TextField, WordsField } from './fields.tsx';
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
