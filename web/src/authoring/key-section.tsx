import { dimensions } from '@caseroom/core/case/schema';
import type { CasePath } from '@caseroom/core/case/fault';
import { freeId, textAt, useDraftDesk, valueAt } from './draft-context.ts';
import {
  AreaField,
  FindingLines,
  FlagField,
  NumberField,
  TextField,
  useFindingsAt,
  WordsField,
} from './fields.tsx';
import { ItemList } from './item-list.tsx';

const groups = [
  ['drivers', 'Drivers', 'driver', 'What decides the answer.'],
  ['insights', 'Insights', 'insight', 'What a good candidate makes of the figures.'],
  ['ideas', 'Ideas', 'idea', 'What a brainstorm may bring.'],
  ['risks', 'Risks', 'risk', 'What could go wrong.'],
] as const;

/** What a good answer holds. Nobody hears it before having said it. */
export function KeySection() {
  const { raw } = useDraftDesk();
  return (
    <>
      <div className="grid gap-5">
        <AreaField path={['key', 'model_answer']} label="A model answer" rows={5} />
        <div className="rounded-xl border border-rule bg-sheet p-4">
          <h2 className="mb-3 font-serif text-xl tracking-[-0.01em]">Recommendation</h2>
          <KeyLine path={['key', 'recommendation']} />
        </div>
      </div>
      {groups.map(([name, title, stem, hint]) => (
        <ItemList
          key={name}
          path={['key', name]}
          title={title}
          hint={hint}
          nameOf={(item) => textAt(item, ['say'])}
          add={[{ label: `Add: ${stem}`, item: () => ({ id: freeId(raw, stem), say: '', cues: [] }) }]}
        >
          {(path) => <KeyLine path={path} isDriver={name === 'drivers'} />}
        </ItemList>
      ))}
      <FirstCuts />
      <Weights />
    </>
  );
}

function KeyLine({ path, isDriver }: { path: CasePath; isDriver?: boolean }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <AreaField path={[...path, 'say']} label="In a sentence" className="sm:col-span-2" rows={2} />
      <WordsField
        path={[...path, 'cues']}
        label="Words that show it"
        hint="One a line; any one of them counts as having said it."
      />
      <TextField path={[...path, 'id']} label="Id" />
      {isDriver && <FlagField path={[...path, 'changes_answer']} label="Without it the answer is another" />}
    </div>
  );
}

function FirstCuts() {
  const { raw } = useDraftDesk();
  return (
    <ItemList
      path={['key', 'first_cuts']}
      title="First cuts"
      hint="Ways to take the problem apart that are accepted; at least three."
      nameOf={(item) => textAt(item, ['name'])}
      add={[{ label: 'Add a first cut', item: () => ({ id: freeId(raw, 'cut'), name: '', branches: [] }) }]}
    >
      {(path) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField path={[...path, 'name']} label="Name" />
            <TextField path={[...path, 'id']} label="Id" />
          </div>
          <ItemList
            inner
            path={[...path, 'branches']}
            title="Branches"
            nameOf={(item) => textAt(item, ['name'])}
            add={[{ label: 'Add a branch', item: () => ({ name: '', cues: [] }) }]}
          >
            {(branch) => (
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField path={[...branch, 'name']} label="Name" />
                <WordsField path={[...branch, 'cues']} label="Words that show it" hint="One a line." />
              </div>
            )}
          </ItemList>
        </>
      )}
    </ItemList>
  );
}

/** How much each dimension counts; those that are left empty do not count at all. */
function Weights() {
  const { raw } = useDraftDesk();
  const findings = useFindingsAt(['rubric', 'weights']);
  const total = dimensions.reduce(
    (sum, name) => sum + (Number(valueAt(raw, ['rubric', 'weights', name])) || 0),
    0,
  );
  return (
    <section className="mt-8" data-path="rubric.weights" tabIndex={-1}>
      <h2 className="font-serif text-xl tracking-[-0.01em]">What counts how much</h2>
      <p className="mt-0.5 text-soft text-sm">
        Adds up to 100 on at least four dimensions; <span className="figures">{total}</span> so far.
      </p>
      <FindingLines findings={findings} />
      <div className="mt-3 grid grid-cols-2 gap-4 sm:grid-cols-4">
        {dimensions.map((name) => (
          <NumberField key={name} path={['rubric', 'weights', name]} label={dimensionWord(name)} optional />
        ))}
      </div>
    </section>
  );
}

const dimensionWord = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
