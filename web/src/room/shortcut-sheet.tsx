import { Sheet } from '../ui/sheet.tsx';
import { type RoomScene, useScene } from './room-context.ts';

const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
type Key = readonly [key: string, what: string];

const microphone: Key = [`${mod} + Shift + A`, 'Microphone on or off'];
const camera: Key = [`${mod} + Shift + V`, 'Camera on or off, while you are not writing'];
const turns: readonly Key[] = [
  ['Space', 'Hold to talk, where you chose to talk by key'],
  ['Esc', 'Take that turn back'],
];
const writing: readonly Key[] = [
  ['Enter', 'Send what you typed'],
  ['Shift + Enter', 'A new line in what you type'],
  ['?', 'This list, while you are not writing'],
];

/** The keys that do something in this interview as it is now: in writing there is no sound to switch. */
function keysOf({ spoken, view }: RoomScene): readonly Key[] {
  if (!spoken) return writing;
  if (view.written) return [camera, ...writing];
  return [...(view.by_key ? [] : [microphone]), camera, ...turns, ...writing];
}

type ShortcutSheetProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  const keys = keysOf(useScene());
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid gap-2.5">
        {keys.map(([key, what]) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt>
              <kbd className="whitespace-nowrap rounded-md border border-rule-strong px-2 py-0.5 font-sans text-sm">
                {key}
              </kbd>
            </dt>
            <dd className="text-right text-soft">{what}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
