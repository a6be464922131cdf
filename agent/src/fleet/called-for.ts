import { jobMetadata } from '@caseroom/core/wire/room';

/** What a job was called for, as the api wrote it; undefined: somebody else's job. */
export function calledFor(metadata: string) {
  try {
    return jobMetadata.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}
