import { Sheet } from '../ui/sheet.tsx';

const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
const keys = [
  [`${mod} + Shift + A`, 'Microphone on or off'],
  [`${mod} + Shift + V`, 'Camera on or off, while you are not writing'],
  ['Space', 'Hold to talk, where you chose to talk by key'],
  ['Esc', 'Take that turn back'],
  ['Enter', 'Send what you typed'],
  ['Shift + Enter', 'A new line in what you type'],
  ['?', 'This list'],
] as const;

export function ShortcutSheet({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid gap-2.5">
        {keys.map(([key, what]) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt>
              <kbd className="rounded-md border border-rule-strong px-2 py-0.5 font-sans text-sm">{key}</kbd>
            </dt>
            <dd className="text-right text-soft">{what}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
