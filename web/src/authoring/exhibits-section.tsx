import type { CasePath } from '@caseroom/core/case/fault';
import { Exhibit } from '../ui/exhibit-view.tsx';
import { freeId, namesAt, textAt, useDraftDesk } from './draft-context.ts';
import { ExhibitGrid } from './exhibit-grid.tsx';
import { AreaField, ChoiceField, TextField, WordsField } from './fields.tsx';
import { ItemList } from './item-list.tsx';

const kinds = [
  ['table', 'Table'],
  ['bar', 'Bars'],
  ['stacked', 'Stacked bars'],
  ['line', 'Lines'],
  ['scatter', 'Points'],
] as const;

/** What the interviewer lays on the table, drawn as the candidate will see it. */
export function ExhibitsSection() {
  const { raw } = useDraftDesk();
  const someName = namesAt(raw, ['model', 'inputs'])[0] ?? '1';
  const fresh = () => ({
    id: freeId(raw, 'exhibit'),
    title: 'New exhibit',
    kind: 'bar',
    unit: '1',
    category_label: 'Item',
    categories: ['First'],
    series: [{ label: 'Value', values: [someName] }],
    handover: 'Here is an exhibit.',
    reading: 'Each bar is one item.',
  });
  return (
    <ItemList
      path={['exhibits']}
      title="Exhibits"
      hint="Every figure is a name or a formula of the model, so that none is typed a second time."
      nameOf={(item) => textAt(item, ['title'])}
      add={[{ label: 'Add an exhibit', item: fresh }]}
    >
      {(path) => <ExhibitForm path={path} />}
    </ItemList>
  );
}

function ExhibitForm({ path }: { path: CasePath }) {
  const { raw } = useDraftDesk();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField path={[...path, 'title']} label="Title" className="sm:col-span-2" />
        <ChoiceField path={[...path, 'kind']} label="Drawn as" options={kinds} />
        <TextField path={[...path, 'unit']} label="Unit" hint="May begin with a scale: million USD/year." />
      </div>
      <ExhibitGrid path={path} />
      <Preview id={textAt(raw, [...path, 'id'])} />
      <div className="mt-5 grid gap-4 sm:grid-cols-2">
        <AreaField
          path={[...path, 'handover']}
          label="Said when handing it over"
          hint="Names what it is, never what it shows."
          rows={2}
        />
        <AreaField path={[...path, 'reading']} label="How to read it, told when asked" rows={2} />
        <TextField path={[...path, 'note']} label="Note under it" optional />
        <TextField path={[...path, 'id']} label="Id" />
        <WordsField
          path={[...path, 'asks']}
          label="How a candidate who leads asks for it"
          hint="One a line."
          className="sm:col-span-2"
          optional
        />
      </div>
    </>
  );
}

function Preview({ id }: { id: string }) {
  const { compiled } = useDraftDesk();
  const exhibit = compiled?.exhibits.find((each) => each.id === id);
  return (
    <section aria-label="As the candidate sees it" className="mt-4 rounded-xl bg-paper p-4">
      {exhibit ? (
        <Exhibit exhibit={exhibit} />
      ) : (
        <p className="text-soft">It is drawn here as soon as the case can be worked out.</p>
      )}
    </section>
  );
}
