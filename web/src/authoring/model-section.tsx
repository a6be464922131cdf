import type { CasePath } from '@caseroom/core/case/fault';
import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { figureText } from '../ui/exhibit-figure.ts';
import { namesAt, pathText, useDraftDesk } from './draft-context.ts';
import { FindingLines, NumberField, useFindingsAt, WordsField } from './fields.tsx';
import { SheetCell, SheetChoice } from './sheet-cell.tsx';
import { SpanCells } from './span-cells.tsx';

const knownWords = [
  ['prompt', 'Prompt'],
  ['asked', 'When asked'],
  ['exhibit', 'Exhibit'],
  ['assumed', 'Assumed'],
] as const;

/** The figures of the case as a small sheet: inputs, formulas over them, and what each comes to now. */
export function ModelSection() {
  const { raw } = useDraftDesk();
  return (
    <>
      <p className="max-w-[62ch] text-soft">
        Every figure of the case stands here once. Texts and exhibits take it from here by its name. Between
        lowest and highest, other seeds draw another value; for what is assumed it is the band of sensible
        ones.
      </p>
      <Sheet
        title="Inputs"
        path={['model', 'inputs']}
        heads={['Name', 'What it is', 'Value', 'Unit', 'Known', 'Lowest', 'Highest', 'Step']}
        stem="input"
        fresh={{ label: 'New input', value: 1, unit: '1', known: 'prompt' }}
        row={(path, name) => <InputCells path={path} name={name} />}
      />
      <Sheet
        title="Formulas"
        path={['model', 'formulas']}
        heads={['Name', 'What it is', 'Formula', 'Unit', 'Now']}
        stem="result"
        fresh={{ label: 'New formula', expr: namesAt(raw, ['model', 'inputs'])[0] ?? '1', unit: '1' }}
        row={(path, name) => <FormulaCells path={path} name={name} />}
      />
      <div className="mt-8 grid gap-5 sm:grid-cols-2">
        <WordsField
          path={['model', 'constraints']}
          label="What must hold"
          hint="One a line, such as orders > needed. A draw of other figures that breaks one is drawn again."
          optional
        />
        <NumberField
          path={['model', 'seed']}
          label="Seed"
          hint="The figures above belong to this one; others draw their own."
          optional
        />
      </div>
    </>
  );
}

type SheetProps = {
  title: string;
  path: CasePath;
  heads: readonly string[];
  stem: string;
  fresh: object;
  row: (path: CasePath, name: string) => ReactNode;
};

function Sheet({ title, path, heads, stem, fresh, row }: SheetProps) {
  const { raw, edit } = useDraftDesk();
  const names = namesAt(raw, path);
  const findings = useFindingsAt(path);
  const add = () => {
    const taken = new Set([...namesAt(raw, ['model', 'inputs']), ...namesAt(raw, ['model', 'formulas'])]);
    const name = Array.from({ length: taken.size + 1 }, (_, at) => `${stem}_${at + 1}`).find(
      (each) => !taken.has(each),
    );
    edit({ do: 'set', path: [...path, name ?? stem], value: fresh });
  };
  return (
    <section className="mt-8" data-path={pathText(path)} tabIndex={-1}>
      <h2 className="font-serif text-xl tracking-[-0.01em]">{title}</h2>
      <FindingLines findings={findings} />
      {/* Focusable, so that a keyboard can scroll what is wider than the screen. */}
      <section
        className="mt-3 relative overflow-x-auto rounded-xl border border-rule bg-sheet"
        tabIndex={0}
        aria-label={title}
      >
        <table className="w-full border-collapse text-[0.9375rem]">
          <thead>
            <tr className="border-rule border-b text-left text-soft text-sm">
              {heads.map((head) => (
                <th key={head} scope="col" className="whitespace-nowrap px-3.5 py-2 font-normal">
                  {head}
                </th>
              ))}
              <th scope="col" className="px-2">
                <span className="sr-only">Take out</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, index) => (
              <SheetRow key={index} path={[...path, name]} name={name} columns={heads.length + 1}>
                {row([...path, name], name)}
              </SheetRow>
            ))}
          </tbody>
        </table>
      </section>
      <Button className="mt-3" icon={<Plus aria-hidden="true" className="size-4" />} onClick={add}>
        {stem === 'input' ? 'Add an input' : 'Add a formula'}
      </Button>
    </section>
  );
}

type SheetRowProps = { path: CasePath; name: string; columns: number; children: ReactNode };

/** A row, and under it what the prover says of any of its cells. */
function SheetRow({ path, name, columns, children }: SheetRowProps) {
  const { edit, findings } = useDraftDesk();
  const place = pathText(path);
  const inside = findings.filter((finding) => finding.path === place || finding.path.startsWith(`${place}.`));
  return (
    <>
      <tr className="border-rule border-t first:border-t-0" data-path={place}>
        <td className="p-1">
          <NameCell path={path} name={name} />
        </td>
        {children}
        <td className="p-1">
          <Button
            look="quiet"
            aria-label={`Take out: ${name}`}
            icon={<Trash2 aria-hidden="true" className="size-4" />}
            onClick={() => edit({ do: 'remove', path })}
          />
        </td>
      </tr>
      {inside.length > 0 && (
        <tr>
          <td colSpan={columns} className="px-3 pb-2">
            <FindingLines findings={inside} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Renamed when the field is left: every letter on the way would be another name. */
function NameCell({ path, name }: { path: CasePath; name: string }) {
  const { edit } = useDraftDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const rename = () => {
    const to = typed?.trim();
    if (to && to !== name) edit({ do: 'rename', path, to });
    setTyped(null);
  };
  return (
    <input
      aria-label={`Name of ${name}`}
      data-path={pathText(path)}
      value={typed ?? name}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={rename}
      onKeyDown={(event) => event.key === 'Enter' && rename()}
      className="sheet-cell min-w-28 font-mono text-sm"
    />
  );
}

function InputCells({ path, name }: { path: CasePath; name: string }) {
  return (
    <>
      <SheetCell path={[...path, 'label']} label={`What ${name} is`} wide />
      <SheetCell path={[...path, 'value']} label={`Value of ${name}`} number />
      <SheetCell path={[...path, 'unit']} label={`Unit of ${name}`} />
      <SheetChoice path={[...path, 'known']} label={`How ${name} becomes known`} options={knownWords} />
      <SpanCells path={path} name={name} />
    </>
  );
}

function FormulaCells({ path, name }: { path: CasePath; name: string }) {
  const { compiled } = useDraftDesk();
  const now = compiled?.values[name];
  return (
    <>
      <SheetCell path={[...path, 'label']} label={`What ${name} is`} wide />
      <SheetCell path={[...path, 'expr']} label={`Formula of ${name}`} wide mono />
      <SheetCell path={[...path, 'unit']} label={`Unit of ${name}`} />
      <td className="figures whitespace-nowrap px-3 text-right">
        <output aria-label={`${name} now`}>{now ? figureText(now.value) : '–'}</output>
      </td>
    </>
  );
}
