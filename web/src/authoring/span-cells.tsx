import type { CasePath } from '@caseroom/core/case/fault';
import { textAt, useDraftDesk, valueAt } from './draft-context.ts';
import { SheetCell } from './sheet-cell.tsx';

type Part = { key: string | number; label: string };

/**
 * Between what an input may lie: for an assumption the band of sensible ones, for every other input what other seeds
 * draw from. Typing in one cell makes the span, emptying the last one takes it out.
 */
export function SpanCells({ path, name }: { path: CasePath; name: string }) {
  const { raw } = useDraftDesk();
  const own = valueAt(raw, [...path, 'value']);
  const isAssumed = textAt(raw, [...path, 'known']) === 'assumed';
  if (!isAssumed || valueAt(raw, [...path, 'vary']) !== undefined)
    return (
      <Span place={[...path, 'vary']} name={name} parts={varyParts} fresh={{ min: own, max: own, step: 1 }} />
    );
  return (
    <>
      <Span place={[...path, 'band']} name={name} parts={bandParts} fresh={[own, own]} />
      <td>
        <span className="sr-only">No step</span>
      </td>
    </>
  );
}

const varyParts: readonly Part[] = [
  { key: 'min', label: 'Lowest' },
  { key: 'max', label: 'Highest' },
  { key: 'step', label: 'Step' },
];
const bandParts: readonly Part[] = [
  { key: 0, label: 'Lowest' },
  { key: 1, label: 'Highest' },
];

type SpanProps = { place: CasePath; name: string; parts: readonly Part[]; fresh: object };

function Span({ place, name, parts, fresh }: SpanProps) {
  const { raw, edit } = useDraftDesk();
  const isThere = valueAt(raw, place) !== undefined;
  const commit = (key: Part['key'], value: unknown) => {
    const others = parts.filter((part) => part.key !== key);
    const isLast = value === '' && others.every((part) => textAt(raw, [...place, part.key]) === '');
    if (isThere && isLast) return edit({ do: 'remove', path: place });
    if (isThere) return edit({ do: 'set', path: [...place, key], value });
    if (value === '') return;
    edit({ do: 'set', path: place, value: fresh }, { do: 'set', path: [...place, key], value });
  };
  return parts.map(({ key, label }) => (
    <SheetCell
      key={key}
      path={[...place, key]}
      label={`${label} value of ${name}`}
      number
      placeholder="fixed"
      onCommit={(value) => commit(key, value)}
    />
  ));
}
