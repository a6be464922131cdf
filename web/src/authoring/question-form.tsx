import type { CasePath } from '@caseroom/core/case/fault';
import { Button } from '../ui/button.tsx';
import { freeId, listAt, namesAt, textAt, useDraftDesk, valueAt } from './draft-context.ts';
import { AreaField, ChoiceField, ChoicesField, NumberField, TextField, WordsField } from './fields.tsx';
import { ItemList } from './item-list.tsx';

const levels = [
  ['mild', 'Mild: where to look'],
  ['plain', 'Plain: how to do it'],
] as const;
const wrongKinds = [
  ['misread_exhibit', 'Misread exhibit'],
  ['wrong_base', 'Wrong base'],
  ['unit_slip', 'Unit slip'],
  ['zero_slip', 'Zero slip'],
  ['arithmetic', 'Arithmetic'],
] as const;

/** One question: what is asked, with what on the table, and what help there is. */
export function QuestionForm({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  const exhibits = listAt(raw, ['exhibits']).map(
    (exhibit) => [textAt(exhibit, ['id']), textAt(exhibit, ['title'])] as const,
  );
  const isNumeric = textAt(raw, [...path, 'type']) === 'numeric';
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <AreaField path={[...path, 'ask']} label="What is asked" rows={2} className="sm:col-span-2" />
        <ChoiceField path={[...path, 'exhibit']} label="With the exhibit" options={exhibits} optional />
        <TextField path={[...path, 'id']} label="Id" />
        {isNumeric ? <NumericFields path={path} /> : <Reaches path={path} />}
      </div>
      <Hints path={[...path, 'hints']} />
      {isNumeric ? <WrongTurns path={[...path, 'wrong_turns']} /> : <OpenParts path={path} />}
    </>
  );
}

function NumericFields({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  const names = [...namesAt(raw, ['model', 'formulas']), ...namesAt(raw, ['model', 'inputs'])];
  return (
    <>
      <ChoiceField path={[...path, 'answer']} label="The answer" options={names} />
      <NumberField
        path={[...path, 'tolerance']}
        label="Tolerance"
        hint="Share of the exact value; 0.02 unless given."
        optional
      />
      <AreaField
        path={[...path, 'solution']}
        label="The way to the answer"
        rows={2}
        className="sm:col-span-2"
      />
      <SoWhat path={[...path, 'so_what']} />
    </>
  );
}

/** The open question after the figure; not every question has one. */
function SoWhat({ path }: { path: CasePath }) {
  const { raw, edit } = useDraftDesk();
  const insights = listAt(raw, ['key', 'insights']).map(
    (insight) => [textAt(insight, ['id']), textAt(insight, ['say'])] as const,
  );
  if (valueAt(raw, path) === undefined) {
    const value = { ask: 'So what does that tell you?', insight: insights[0]?.[0] ?? '' };
    return (
      <div className="sm:col-span-2">
        <Button look="quiet" onClick={() => edit({ do: 'set', path, value })}>
          Ask what the figure means
        </Button>
      </div>
    );
  }
  return (
    <>
      <TextField path={[...path, 'ask']} label="Asked about the figure" />
      <ChoiceField path={[...path, 'insight']} label="The insight behind it" options={insights} />
      <div className="sm:col-span-2">
        <Button look="quiet" onClick={() => edit({ do: 'remove', path })}>
          Do not ask what the figure means
        </Button>
      </div>
    </>
  );
}

function Reaches({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  const lines = ['drivers', 'insights', 'ideas', 'risks'].flatMap((group) => listAt(raw, ['key', group]));
  const options = [...lines, valueAt(raw, ['key', 'recommendation'])]
    .map((line) => [textAt(line, ['id']), textAt(line, ['say'])] as const)
    .filter(([id]) => id !== '');
  return (
    <ChoicesField
      path={[...path, 'reaches']}
      label="What an answer may reach"
      options={options}
      className="sm:col-span-2"
    />
  );
}

function Hints({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  return (
    <ItemList
      inner
      path={path}
      title="Hints"
      hint="From mild to plain; given one after the other."
      nameOf={(item) => textAt(item, ['say'])}
      add={[{ label: 'Add a hint', item: () => ({ id: freeId(raw, 'hint'), level: 'mild', say: '' }) }]}
    >
      {(hint) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <AreaField path={[...hint, 'say']} label="What is said" rows={2} className="sm:col-span-2" />
          <ChoiceField path={[...hint, 'level']} label="How plain" options={levels} />
          <TextField path={[...hint, 'id']} label="Id" />
        </div>
      )}
    </ItemList>
  );
}

function WrongTurns({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  return (
    <ItemList
      inner
      path={path}
      title="Known wrong turns"
      hint="Figures that people arrive at by a known mistake; the report names it."
      nameOf={(item) => textAt(item, ['explain'])}
      add={[
        {
          label: 'Add a wrong turn',
          item: () => ({ id: freeId(raw, 'wrong'), expr: '', kind: 'arithmetic', explain: '' }),
        },
      ]}
    >
      {(turn) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField path={[...turn, 'expr']} label="Formula of the wrong figure" />
          <ChoiceField path={[...turn, 'kind']} label="Kind of mistake" options={wrongKinds} />
          <AreaField path={[...turn, 'explain']} label="What went wrong" rows={2} />
          <TextField path={[...turn, 'id']} label="Id" />
        </div>
      )}
    </ItemList>
  );
}

function OpenParts({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  return (
    <>
      <ItemList
        inner
        path={[...path, 'probes']}
        title="Probes"
        nameOf={(item) => textAt(item, ['say'])}
        add={[{ label: 'Add a probe', item: () => ({ id: freeId(raw, 'probe'), say: '' }) }]}
      >
        {(probe) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <AreaField path={[...probe, 'say']} label="What is asked" rows={2} className="sm:col-span-2" />
            <WordsField
              path={[...probe, 'unless']}
              label="Unless one of these was said"
              hint="One a line."
              optional
            />
            <TextField path={[...probe, 'id']} label="Id" />
          </div>
        )}
      </ItemList>
      <ItemList
        inner
        path={[...path, 'pushbacks']}
        title="Pushback"
        nameOf={(item) => textAt(item, ['say'])}
        add={[
          {
            label: 'Add a pushback',
            item: () => ({ id: freeId(raw, 'pushback'), say: '', resolved_by: [] }),
          },
        ]}
      >
        {(push) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <AreaField path={[...push, 'say']} label="What is said" rows={2} className="sm:col-span-2" />
            <WordsField path={[...push, 'resolved_by']} label="Words that answer it" hint="One a line." />
            <TextField path={[...push, 'id']} label="Id" />
          </div>
        )}
      </ItemList>
    </>
  );
}
