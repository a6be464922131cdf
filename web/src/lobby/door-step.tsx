import { type Door, doors } from '@caseroom/core/log/event';
import type { Offer } from '@caseroom/core/wire/routes';
import { Choice } from '../ui/field.tsx';
import { Step } from './step.tsx';

export const doorTitles: Record<Door, string> = {
  talk: 'Talk',
  type: 'Type',
  demo: 'Talk, in the rough offline demo',
};
const about: Record<Door, string> = {
  talk: 'As in a real interview: you speak, the interviewer answers aloud.',
  type: 'The same interview in writing. Good where you cannot speak.',
  demo: 'A rough recogniser on this server, for trying things out. It mishears: every figure is confirmed on the screen, and what was only half heard is not scored.',
};

/** Talking where it is offered, otherwise typing: the demo is never chosen for anybody. */
export const firstDoor = (offer: Offer): Door => (offer.talk.available ? 'talk' : 'type');

type DoorStepProps = { offer: Offer; door: Door; onChange: (door: Door) => void };

export function DoorStep({ offer, door, onChange }: DoorStepProps) {
  const closed = doors.filter((each) => !offer[each].available);
  return (
    <Step id="door" title="How you sit it">
      <fieldset className="grid gap-2.5">
        <legend className="sr-only">How you sit it</legend>
        {doors
          .filter((each) => offer[each].available)
          .map((each) => (
            <Choice
              key={each}
              name="door"
              title={doorTitles[each]}
              checked={door === each}
              onChange={() => onChange(each)}
            >
              {about[each]}
            </Choice>
          ))}
      </fieldset>
      {closed.map((each) => (
        <p key={each} className="mt-3 text-soft text-sm">
          {doorTitles[each]} is not offered now. {offer[each].why}
        </p>
      ))}
    </Step>
  );
}
