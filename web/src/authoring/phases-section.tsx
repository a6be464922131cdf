import { phaseKinds } from '@caseroom/core/case/schema';
import { freeId, listAt, namesAt, textAt, useDraftDesk } from './draft-context.ts';
import { AreaField, ChoiceField, FlagField, NumberField, TextField } from './fields.tsx';
import { ItemList } from './item-list.tsx';
import { QuestionForm } from './question-form.tsx';

/** The interview in its order: phases, and the questions in each. */
export function PhasesSection() {
  const { raw } = useDraftDesk();
  const phases = listAt(raw, ['phases']).map((phase) => textAt(phase, ['id']));
  return (
    <>
      <ItemList
        path={['phases']}
        title="Phases"
        nameOf={(item) => `${textAt(item, ['title'])}, ${textAt(item, ['minutes'])} min`}
        add={[
          {
            label: 'Add a phase',
            item: () => ({
              id: freeId(raw, 'phase'),
              kind: 'analysis',
              title: 'New phase',
              minutes: 3,
              goal: '',
              questions: [],
            }),
          },
        ]}
      >
        {(path) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField path={[...path, 'title']} label="Title" />
              <ChoiceField
                path={[...path, 'kind']}
                label="Kind"
                options={phaseKinds.map((kind) => [kind, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`])}
              />
              <NumberField path={[...path, 'minutes']} label="Minutes" />
              <TextField path={[...path, 'id']} label="Id" />
              <AreaField path={[...path, 'goal']} label="Goal" rows={2} className="sm:col-span-2" />
              <AreaField
                path={[...path, 'opening']}
                label="Said when it opens"
                rows={2}
                className="sm:col-span-2"
                optional
              />
              <FlagField path={[...path, 'optional']} label="Dropped when time is short" />
            </div>
            <Questions path={[...path, 'questions']} />
          </>
        )}
      </ItemList>
      <ItemList
        path={['curveballs']}
        title="Curveballs"
        hint="What comes up unasked in the middle of a phase."
        nameOf={(item) => textAt(item, ['say'])}
        add={[
          {
            label: 'Add a curveball',
            item: () => ({ id: freeId(raw, 'curveball'), phase: phases[0] ?? '', say: '' }),
          },
        ]}
      >
        {(path) => (
          <div className="grid gap-4 sm:grid-cols-2">
            <ChoiceField path={[...path, 'phase']} label="In the phase" options={phases} />
            <TextField path={[...path, 'id']} label="Id" />
            <AreaField path={[...path, 'say']} label="What is said" rows={2} className="sm:col-span-2" />
          </div>
        )}
      </ItemList>
    </>
  );
}

function Questions({ path }: { path: readonly (string | number)[] }) {
  const { raw } = useDraftDesk();
  const hint = (level: 'mild' | 'plain', stem: string) => ({ id: freeId(raw, stem), level, say: '' });
  return (
    <ItemList
      inner
      path={path}
      title="Questions"
      nameOf={(item) => textAt(item, ['ask'])}
      add={[
        {
          label: 'Add an open question',
          item: () => ({
            type: 'open',
            id: freeId(raw, 'question'),
            ask: '',
            reaches: [],
            hints: [hint('mild', 'hint')],
          }),
        },
        {
          label: 'Add a numeric question',
          item: () => ({
            type: 'numeric',
            id: freeId(raw, 'question'),
            ask: '',
            answer: namesAt(raw, ['model', 'formulas'])[0] ?? '',
            hints: [hint('mild', 'mild'), hint('plain', 'plain')],
            solution: '',
          }),
        },
      ]}
    >
      {(question) => <QuestionForm path={question} />}
    </ItemList>
  );
}
