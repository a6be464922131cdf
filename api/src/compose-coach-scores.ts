import type { Db } from './database/database.ts';
import type { Roles } from './features/accounts/role.service.ts';
import { createAgreements } from './features/coach-scores/agreement.service.ts';
import { createCoachScores } from './features/coach-scores/coach-score.service.ts';
import { createCoachesWords } from './features/coach-scores/coaches-word.service.ts';
import { createReaders } from './features/coach-scores/reader.service.ts';
import { createScoringRights } from './features/coach-scores/scoring-rights.service.ts';
import type { Evaluations } from './features/evaluation/evaluation.service.ts';
import type { RecordingFiles } from './features/recordings/recording-files.ts';
import { createRecordings } from './features/recordings/recording.service.ts';
import type { Sessions } from './features/sessions/session.service.ts';

type Parts = {
  db: Db;
  evaluations: Evaluations;
  files: RecordingFiles;
  now: () => Date;
  roles: Roles;
  sessions: Sessions;
};

/** Recordings, and who beside the candidate may hear and judge what is in them afterwards. */
export function composeCoachScores({ db, evaluations, files, now, roles, sessions }: Parts) {
  const rights = createScoringRights({ sessions, roles });
  const recordings = createRecordings({ db, files, sessions, mayScore: rights.mayScore });
  const readers = createReaders({ db, sessions, rights });
  const { listSegments } = recordings;
  return {
    ...{ recordings, readers },
    coachScores: createCoachScores({ db, roles, rights, evaluations, listSegments, now }),
    coachesWords: createCoachesWords({ db, readers, evaluations }),
    agreements: createAgreements({ db, roles }),
  };
}
