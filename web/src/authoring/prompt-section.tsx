import { textAt } from './draft-context.ts';
import { AreaField, TextField, WordsField } from './fields.tsx';
import { ItemList } from './item-list.tsx';

const figuresHint = (
  <>
    Write <code>{'{{name}}'}</code> for a figure of the model.
  </>
);

/** The task as the interviewer tells it, and what is put right or explained afterwards. */
export function PromptSection() {
  return (
    <>
      <div className="grid gap-5">
        <AreaField path={['prompt', 'say']} label="What the interviewer says" rows={5} hint={figuresHint} />
        <AreaField path={['prompt', 'objective']} label="Objective, told when asked for" rows={2} />
      </div>
      <ItemList
        path={['prompt', 'recap_checks']}
        title="Wrong recaps"
        hint="What a candidate may get wrong when repeating the task, and how it is put right at once."
        nameOf={(item) => textAt(item, ['topic'])}
        add={[{ label: 'Add a wrong recap', item: () => ({ topic: '', wrong: [], say: '' }) }]}
      >
        {(path) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField path={[...path, 'topic']} label="What it is about" />
            <WordsField path={[...path, 'wrong']} label="What is said wrongly" hint="One a line." />
            <AreaField path={[...path, 'say']} label="The correction" className="sm:col-span-2" rows={2} />
          </div>
        )}
      </ItemList>
      <ItemList
        path={['prompt', 'definitions']}
        title="Terms"
        hint="Explaining a term is never a hint."
        nameOf={(item) => textAt(item, ['topic'])}
        add={[{ label: 'Add a term', item: () => ({ topic: '', asks: [], say: '' }) }]}
      >
        {(path) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField path={[...path, 'topic']} label="Term" />
            <WordsField path={[...path, 'asks']} label="How people ask for it" hint="One a line." />
            <AreaField path={[...path, 'say']} label="The explanation" className="sm:col-span-2" rows={2} />
          </div>
        )}
      </ItemList>
    </>
  );
}
