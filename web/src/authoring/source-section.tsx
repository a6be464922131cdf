import { longestCase } from '@caseroom/core/wire/authoring';

/** The text itself. Form and source are two views of it: comments stay when the form changes something. */
export function SourceSection({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <section aria-label="Source">
      <label htmlFor="source" className="mb-1 block font-medium">
        The case as YAML
      </label>
      <textarea
        id="source"
        data-source
        data-path="source"
        value={text}
        maxLength={longestCase}
        spellCheck={false}
        wrap="off"
        onChange={({ target }) => onChange(target.value)}
        className="h-[70dvh] w-full resize-y overflow-auto rounded-lg border border-rule-strong bg-sheet p-3.5 font-mono text-sm leading-6"
      />
    </section>
  );
}
