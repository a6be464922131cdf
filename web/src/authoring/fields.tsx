import type { CasePath } from '@caseroom/core/case/fault';
import type { CaseFinding } from '@caseroom/core/wire/authoring';
import { type ChangeEvent, type ReactNode, useId, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { inputClass } from '../ui/field.tsx';
import { listAt, pathText, textAt, useDraftDesk, valueAt } from './draft-context.ts';

type Place = { path: CasePath; label: string };
type FieldProps = Place & { hint?: ReactNode; optional?: boolean; className?: string };

/** What a field shows while it is being typed in is what was typed, not what the text makes of it. */
function useTyped(value: string, commit: (typed: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? value,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setTyped(target.value);
      commit(target.value);
    },
    onBlur: () => setTyped(null),
  };
}

export function useFindingsAt(path: CasePath): readonly CaseFinding[] {
  const { findings } = useDraftDesk();
  const place = pathText(path);
  return findings.filter((finding) => finding.path === place);
}

export function FindingLines({ id, findings }: { id?: string; findings: readonly CaseFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul id={id} className="mt-1.5 space-y-1 text-sm">
      {findings.map(({ code, message, severity }) => (
        <li key={code + message} className={severity === 'fault' ? 'text-red' : 'text-amber'}>
          {sentence(message)}
        </li>
      ))}
    </ul>
  );
}

export const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;

type ControlProps = {
  id: string;
  'data-path': string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

/** A label above, the control, a hint or what the prover says below. */
function Labelled({
  path,
  label,
  hint,
  className,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const findings = useFindingsAt(path);
  const isFaulty = findings.some(({ severity }) => severity === 'fault');
  const described = [hint ? `${id}-hint` : '', findings.length > 0 ? `${id}-found` : ''].filter(Boolean);
  return (
    <div className={classes('min-w-0', className)}>
      <label htmlFor={id} className="mb-1 block font-medium text-[0.9375rem]">
        {label}
      </label>
      {children({
        id,
        'data-path': pathText(path),
        'aria-invalid': isFaulty || undefined,
        'aria-describedby': described.join(' ') || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-soft text-sm">
          {hint}
        </p>
      )}
      <FindingLines id={`${id}-found`} findings={findings} />
    </div>
  );
}

/** Takes the part out of the text when an optional field is emptied. */
function useCommit(path: CasePath, optional: boolean | undefined) {
  const { raw, edit } = useDraftDesk();
  return (value: unknown) => {
    if (value !== '' || !optional) return edit({ do: 'set', path, value });
    if (valueAt(raw, path) !== undefined) edit({ do: 'remove', path });
  };
}

export function TextField(props: FieldProps) {
  const { raw } = useDraftDesk();
  const typed = useTyped(textAt(raw, props.path), useCommit(props.path, props.optional));
  return (
    <Labelled {...props}>{(control) => <input {...control} {...typed} className={inputClass} />}</Labelled>
  );
}

export function AreaField({ rows = 3, ...props }: FieldProps & { rows?: number }) {
  const { raw } = useDraftDesk();
  const typed = useTyped(textAt(raw, props.path), useCommit(props.path, props.optional));
  return (
    <Labelled {...props}>
      {(control) => <textarea {...control} {...typed} rows={rows} className={areaClass} />}
    </Labelled>
  );
}
const areaClass = classes(inputClass, 'field-sizing-content max-h-96 leading-normal');

/** What is no number is kept as it was typed, and the prover says that it should be one. */
export const numberOf = (typed: string): unknown => {
  const text = typed.trim().replace(',', '.');
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : typed;
};

export function NumberField(props: FieldProps) {
  const { raw } = useDraftDesk();
  const commit = useCommit(props.path, props.optional);
  const typed = useTyped(textAt(raw, props.path), (text) => commit(numberOf(text)));
  return (
    <Labelled {...props}>
      {(control) => <input {...control} {...typed} inputMode="decimal" className={inputClass} />}
    </Labelled>
  );
}

/** A list of short texts, one a line. */
export function WordsField(props: FieldProps) {
  const { raw } = useDraftDesk();
  const commit = useCommit(props.path, props.optional);
  const lines = listAt(raw, props.path).map(String);
  const typed = useTyped(lines.join('\n'), (text) => {
    const words = text
      .split('\n')
      .map((word) => word.trim())
      .filter(Boolean);
    commit(words.length === 0 && props.optional ? '' : words);
  });
  return (
    <Labelled {...props}>
      {(control) => <textarea {...control} {...typed} rows={2} className={areaClass} />}
    </Labelled>
  );
}

type ChoiceFieldProps = FieldProps & { options: readonly (string | readonly [string, string])[] };

/** One of several; what is written and not among them is shown as it is. */
export function ChoiceField({ options, ...props }: ChoiceFieldProps) {
  const { raw } = useDraftDesk();
  const commit = useCommit(props.path, props.optional);
  const value = textAt(raw, props.path);
  const pairs = options.map((option) => (typeof option === 'string' ? ([option, option] as const) : option));
  const isKnown = pairs.some(([name]) => name === value);
  return (
    <Labelled {...props}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) => commit(target.value)}
          className={inputClass}
        >
          {(props.optional || value === '') && <option value="">{props.optional ? 'None' : 'Choose'}</option>}
          {!isKnown && value !== '' && <option value={value}>{value}</option>}
          {pairs.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Several of a few; kept in the order of the options. */
export function ChoicesField({ options, ...props }: ChoiceFieldProps) {
  const { raw, edit } = useDraftDesk();
  const findings = useFindingsAt(props.path);
  const chosen = listAt(raw, props.path).map(String);
  const pairs = options.map((option) => (typeof option === 'string' ? ([option, option] as const) : option));
  const toggle = (name: string, on: boolean) => {
    const names = pairs.map(([each]) => each);
    const known = names.filter((each) => (each === name ? on : chosen.includes(each)));
    // What is written and no longer there is the author's to take out: the prover points at it.
    const unknown = chosen.filter((each) => !names.includes(each));
    edit({ do: 'set', path: props.path, value: [...known, ...unknown] });
  };
  return (
    <fieldset className={classes('min-w-0', props.className)} data-path={pathText(props.path)} tabIndex={-1}>
      <legend className="mb-1 font-medium text-[0.9375rem]">{props.label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {pairs.map(([name, words]) => (
          <label key={name} className="flex min-h-11 items-center gap-2.5">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) => toggle(name, target.checked)}
              className="size-4 accent-accent"
            />
            {words}
          </label>
        ))}
      </div>
      {props.hint && <p className="mt-1 text-soft text-sm">{props.hint}</p>}
      <FindingLines findings={findings} />
    </fieldset>
  );
}

export function FlagField({ path, label, className }: FieldProps) {
  const { raw, edit } = useDraftDesk();
  return (
    <label className={classes('flex min-h-11 items-center gap-2.5', className)}>
      <input
        type="checkbox"
        data-path={pathText(path)}
        checked={valueAt(raw, path) === true}
        onChange={({ target }) => edit({ do: 'set', path, value: target.checked })}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
}
