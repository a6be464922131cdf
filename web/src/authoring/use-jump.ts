import type { CaseFinding } from '@caseroom/core/wire/authoring';
import { useEffect, useState } from 'react';
import { tabOf } from './places.ts';

/** Leads from a finding to its field: the part of the form, unfolded, with the focus on the nearest field. */
export function useJump<T extends string>(
  tab: T,
  setTab: (tab: ReturnType<typeof tabOf> | 'source') => void,
): (finding: CaseFinding) => void {
  const [aim, setAim] = useState<CaseFinding | null>(null);
  useEffect(() => {
    if (!aim) return;
    // The part of the form that was just opened is there a frame later.
    const frame = requestAnimationFrame(() => {
      if (tab === 'source') selectLine(aim.line);
      else focusNearest(aim.path);
      setAim(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [aim, tab]);
  return (finding) => {
    if (tab !== 'source') setTab(finding.code === 'yaml' ? 'source' : tabOf(finding.path));
    setAim(finding);
  };
}

function focusNearest(path: string): void {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const place = parts.slice(0, length).join('.');
    const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
    if (!found) continue;
    for (
      let around: Element | null = found;
      around;
      around = around.parentElement?.closest('details') ?? null
    )
      if (around instanceof HTMLDetailsElement) around.open = true;
    const target = found instanceof HTMLDetailsElement ? found.querySelector('summary') : found;
    target?.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'center' });
    return;
  }
}

/** In the source: the whole line is marked and scrolled to the middle. */
function selectLine(line: number): void {
  const field = document.querySelector<HTMLTextAreaElement>('textarea[data-source]');
  if (!field) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const lineHeight = field.scrollHeight / Math.max(1, lines.length);
  field.scrollTop = Math.max(0, (line - 1) * lineHeight - field.clientHeight / 2);
  field.scrollIntoView({ block: 'nearest' });
}
