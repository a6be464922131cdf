import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export const inputClass =
  'w-full min-h-11 rounded-lg border border-rule-strong bg-sheet px-3.5 py-2 text-base text-ink aria-invalid:border-red';

type FieldProps = ComponentProps<'input'> & { label: string; hint?: string; error?: string | undefined };

export function Field({ label, hint, error, className, ...rest }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className={inputClass}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p id={`${id}-note`} className={classes('mt-1.5 text-sm', error ? 'text-red' : 'text-soft')}>
          {note}
        </p>
      )}
    </div>
  );
}

type SelectProps = ComponentProps<'select'> & { label: string; hideLabel?: boolean; children: ReactNode };

export function Select({ label, hideLabel, children, className, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1.5 block font-medium'}>
        {label}
      </label>
      <select {...rest} id={id} className={inputClass}>
        {children}
      </select>
    </div>
  );
}

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & { title: string; children?: ReactNode };

/** One of several radio buttons, the whole card being the target. */
export function Choice({ title, children, className, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <label
      className={classes(
        'flex items-start gap-3 rounded-xl border border-rule bg-sheet px-4 py-3.5 transition-colors',
        'has-checked:border-accent has-checked:bg-wash has-disabled:opacity-60 has-disabled:cursor-not-allowed',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        className,
      )}
    >
      <input
        {...rest}
        type="radio"
        className="mt-1 size-4 shrink-0 accent-accent outline-none"
        aria-describedby={children ? id : undefined}
      />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        {children && (
          <span id={id} className="mt-0.5 block text-sm text-soft">
            {children}
          </span>
        )}
      </span>
    </label>
  );
}
