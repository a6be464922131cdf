import type { DrillKind, DrillTopic } from '@caseroom/core/drills/item';
import type { QuestionResult } from '@caseroom/core/wire/report';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../ui/button.tsx';
import { useReport } from './report-context.ts';

type Wish = { kind: DrillKind; topic: DrillTopic | undefined };

/** Number drills for the mistake that the report says to practise next; nothing where no number went wrong. */
export function DrillLink() {
  const wrong = useReport().report.questions.find(({ verdict }) => verdict === 'wrong');
  if (!wrong) return null;
  return (
    <Link to="/drills" search={drillFor(wrong)} className={buttonClass('outline', 'mt-5')}>
      Practise this with number drills
    </Link>
  );
}

/** The drills that train what went wrong. */
function drillFor({ error }: QuestionResult): Wish {
  switch (error) {
    case 'misread_exhibit':
      return { kind: 'charts', topic: undefined };
    case 'wrong_base':
      return { kind: 'mental', topic: 'percentages' };
    case 'zero_slip':
      return { kind: 'mental', topic: 'large_numbers' };
    case 'unit_slip':
      return { kind: 'estimation', topic: undefined };
    case 'impossible':
      return { kind: 'estimation', topic: undefined };
    case 'arithmetic':
    case null:
      return { kind: 'mental', topic: undefined };
    default:
      return error satisfies never;
  }
}
