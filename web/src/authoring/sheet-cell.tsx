import type { CasePath } from '@caseroom/core/case/fault';
import { useState } from 'react';
import { classes } from '../ui/classes.ts';
import { pathText, textAt, useDraftDesk } from './draft-context.ts';
import { numberOf, useFindingsAt } from './fields.tsx';

type CellProps = {
  path: CasePath;
  /** Its head is the column's; a screen reader hears this. */
  label: string;
  number?: boolean;
  wide?: boolean;
  mono?: boolean;
  placeholder?: string;
  /** Takes what was typed instead of it being set at the path. */
  onCommit?: (value: unknown) => void;
};

/** One cell of a sheet that can be typed in. */
export function SheetCell({ path, label, number, wide, mono, placeholder, onCommit }: CellProps) {
  const { raw, edit } = useDraftDesk();
  const findings = useFindingsAt(path);
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (text: string) => {
    const value = number ? numberOf(text) : text;
    if (onCommit) onCommit(value);
    else edit({ do: 'set', path, value });
  };
  return (
    <td className="p-1">
      <input
        aria-label={label}
        aria-invalid={findings.some(({ severity }) => severity === 'fault') || undefined}
        data-path={pathText(path)}
        inputMode={number ? 'decimal' : undefined}
        placeholder={placeholder}
        value={typed ?? textAt(raw, path)}
        onChange={({ target }) => {
          setTyped(target.value);
          commit(target.value);
        }}
        onBlur={() => setTyped(null)}
        className={classes(
          'sheet-cell',
          wide ? 'min-w-48' : number ? 'min-w-16 text-right' : 'min-w-32',
          number && 'figures',
          mono && 'font-mono text-sm',
        )}
      />
    </td>
  );
}

type SheetChoiceProps = { path: CasePath; label: string; options: readonly (readonly [string, string])[] };

export function SheetChoice({ path, label, options }: SheetChoiceProps) {
  const { raw, edit } = useDraftDesk();
  return (
    <td className="p-1">
      <select
        aria-label={label}
        data-path={pathText(path)}
        value={textAt(raw, path)}
        onChange={({ target }) => edit({ do: 'set', path, value: target.value })}
        className="sheet-cell min-w-36"
      >
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </td>
  );
}
