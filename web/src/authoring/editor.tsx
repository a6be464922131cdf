import type { Draft } from '@caseroom/core/wire/authoring';
import { Tabs } from 'radix-ui';
import { type ComponentType, useState } from 'react';
import { PageTitle } from '../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { DraftDeskProvider, textAt } from './draft-context.ts';
import { EditorHead } from './editor-head.tsx';
import { ExhibitsSection } from './exhibits-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { KeySection } from './key-section.tsx';
import { ModelSection } from './model-section.tsx';
import { PhasesSection } from './phases-section.tsx';
import { PreviewSection } from './preview-section.tsx';
import { PromptSection } from './prompt-section.tsx';
import { type FormTab, formTabs, tabOf } from './places.ts';
import { SourceSection } from './source-section.tsx';
import { useDraft } from './use-draft.ts';
import { useJump } from './use-jump.ts';
import { useProof } from './use-proof.ts';
import { VersionsSection } from './versions-section.tsx';

const forms: Record<FormTab, ComponentType> = {
  about: AboutSection,
  prompt: PromptSection,
  model: ModelSection,
  facts: FactsSection,
  exhibits: ExhibitsSection,
  phases: PhasesSection,
  key: KeySection,
};
type Tab = FormTab | 'preview' | 'source' | 'versions';
const trigger =
  'min-h-11 shrink-0 whitespace-nowrap border-b-2 border-transparent px-1 font-medium text-soft data-[state=active]:border-accent data-[state=active]:text-ink';

/** A case as a form, as its text, and as it will be met; with what the prover says beside it. */
export function Editor({ draft, reload }: { draft: Draft; reload: () => void }) {
  const desk = useDraft(draft);
  const [seed, setSeed] = useState<number | null>(null);
  const [tab, setTab] = useState<Tab>('about');
  const { proof, busy, stuck } = useProof(desk.text, seed);
  const findings = proof?.findings ?? [];
  const jump = useJump(tab, setTab);
  const title = textAt(desk.raw, ['title']) || draft.title;
  const faultsIn = (name: FormTab) =>
    findings.filter(
      ({ path, severity, code }) => severity === 'fault' && code !== 'yaml' && tabOf(path) === name,
    ).length;
  return (
    <DraftDeskProvider
      value={{ raw: desk.raw, edit: desk.edit, findings, compiled: proof?.compiled ?? null }}
    >
      <div className="mx-auto w-full max-w-[90rem] px-5 pt-6 pb-20 sm:px-8 sm:pt-10">
        <PageTitle title={`Editor: ${title}`} className="text-3xl sm:text-4xl">
          {title}
        </PageTitle>
        <EditorHead draft={draft} desk={desk} reload={reload} />
        <Tabs.Root value={tab} onValueChange={(next) => setTab(asTab(next))} activationMode="manual">
          <Tabs.List
            aria-label="Parts of the case"
            className="mt-6 flex gap-5 overflow-x-auto border-rule border-b"
          >
            {formTabs.map(([name, words]) => (
              <Tabs.Trigger key={name} value={name} className={trigger}>
                {words}
                {faultsIn(name) > 0 && (
                  <span className="figures ml-1.5 text-red">
                    {faultsIn(name)}
                    <span className="sr-only"> to mend</span>
                  </span>
                )}
              </Tabs.Trigger>
            ))}
            {laterTabs.map(([name, words]) => (
              <Tabs.Trigger key={name} value={name} className={trigger}>
                {words}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
            <FindingsPanel findings={findings} busy={busy} stuck={stuck} onJump={jump} />
            <div className="min-w-0 lg:col-start-1 lg:row-start-1">
              {formTabs.map(([name]) => (
                <Tabs.Content key={name} value={name}>
                  <FormPart tab={name} isReadable={desk.raw !== undefined} />
                </Tabs.Content>
              ))}
              <Tabs.Content value="preview">
                <PreviewSection draft={draft} desk={desk} proof={proof} seed={seed} onSeed={setSeed} />
              </Tabs.Content>
              <Tabs.Content value="source">
                <SourceSection text={desk.text} onChange={desk.change} />
              </Tabs.Content>
              <Tabs.Content value="versions">
                <VersionsSection draft={draft} onRestore={desk.change} />
              </Tabs.Content>
            </div>
          </div>
        </Tabs.Root>
      </div>
    </DraftDeskProvider>
  );
}

const laterTabs = [
  ['preview', 'Preview'],
  ['source', 'Source'],
  ['versions', 'Versions'],
] as const;
const allTabs: readonly (readonly [Tab, string])[] = [...formTabs, ...laterTabs];
const asTab = (name: string): Tab => allTabs.find(([each]) => each === name)?.[0] ?? 'about';

function FormPart({ tab, isReadable }: { tab: FormTab; isReadable: boolean }) {
  const Form = forms[tab];
  if (isReadable) return <Form />;
  return (
    <p className="text-soft">
      The text cannot be read as it is. Mend it in the source; then it is a form again.
    </p>
  );
}
