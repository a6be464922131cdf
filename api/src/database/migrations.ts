import type { Migration } from 'kysely/migration';
import * as interviews from './migrations/0001_interviews.ts';
import * as authoring from './migrations/0002_authoring.ts';
import * as reportsByRules from './migrations/0003_reports_by_rules.ts';
import * as captions from './migrations/0004_captions.ts';
import * as watchdog from './migrations/0005_watchdog.ts';
import * as seats from './migrations/0006_seats.ts';
import * as observers from './migrations/0007_observers.ts';
import * as judgeCalls from './migrations/0008_judge_calls.ts';
import * as coachScores from './migrations/0009_coach_scores.ts';
import * as moments from './migrations/0010_moments.ts';
import * as drills from './migrations/0011_drills.ts';
import * as erasedCoaches from './migrations/0012_erased_coaches.ts';
import * as aac from './migrations/0013_aac.ts';
import * as openPages from './migrations/0014_open_pages.ts';

/** In order of their names. Each is frozen once it has been released. */
export const migrations: Record<string, Migration> = {
  '0001_interviews': interviews,
  '0002_authoring': authoring,
  '0003_reports_by_rules': reportsByRules,
  '0004_captions': captions,
  '0005_watchdog': watchdog,
  '0006_seats': seats,
  '0007_observers': observers,
  '0008_judge_calls': judgeCalls,
  '0009_coach_scores': coachScores,
  '0010_moments': moments,
  '0011_drills': drills,
  '0012_erased_coaches': erasedCoaches,
  '0013_aac': aac,
  '0014_open_pages': openPages,
};
