import { caseKinds, difficulties } from '@caseroom/core/case/schema';
import { modes } from '@caseroom/core/log/event';
import { difficultyWord, kindWord } from '../library/words.ts';
import { AreaField, ChoiceField, ChoicesField, NumberField, TextField, WordsField } from './fields.tsx';

const modeWords = {
  'interviewer-led': 'Interviewer-led',
  'candidate-led': 'Candidate-led',
  'product-management': 'Product management',
} as const satisfies Record<(typeof modes)[number], string>;

/** What stands on the case's card, and how it can be sat. */
export function AboutSection() {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField path={['title']} label="Title" className="sm:col-span-2" />
      <AreaField
        path={['summary']}
        label="Summary"
        hint="Stands on the card in the library. It says nothing of the answer."
        className="sm:col-span-2"
      />
      <ChoiceField
        path={['kind']}
        label="Kind"
        options={caseKinds.map((kind) => [kind, kindWord(kind)] as const)}
      />
      <TextField path={['industry']} label="Industry" />
      <ChoiceField
        path={['difficulty']}
        label="Difficulty"
        options={difficulties.map((each) => [each, difficultyWord(each)] as const)}
      />
      <NumberField path={['minutes']} label="Minutes" hint="The minutes of its phases add up to it." />
      <ChoicesField
        path={['modes']}
        label="Can be sat"
        options={modes.map((mode) => [mode, modeWords[mode]] as const)}
        className="sm:col-span-2"
      />
      <WordsField path={['trains']} label="What it trains" hint="One a line." />
      <WordsField
        path={['keyterms']}
        label="Names and terms"
        hint="For the recogniser of speech, one a line."
        optional
      />
      <TextField
        path={['id']}
        label="Id"
        hint="Its name in addresses: lower case letters, digits, - and _. No other case may have it."
      />
    </div>
  );
}
