import { useEffect, useRef, useState } from 'react';
import type { Proof, ProofRequest } from './proof.worker.ts';

/** A pause in typing that is long enough to look at what was typed. */
const pauseMs = 350;
/** Past it the model is taken for one that never ends, and the worker is stopped. */
const longestMs = 10_000;

export type LiveProof = { proof: Proof | null; busy: boolean; stuck: boolean };

/** What the prover says of a text, worked out beside the page while it is being written. */
export function useProof(yaml: string, seed: number | null): LiveProof {
  const [state, setState] = useState<LiveProof>({ proof: null, busy: true, stuck: false });
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  useEffect(() => () => stop(worker), []);
  useEffect(() => {
    const id = ++asked.current;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    setState((before) => ({ ...before, busy: true }));
    const pause = setTimeout(() => {
      worker.current ??= new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' });
      worker.current.onmessage = ({ data }: MessageEvent<Proof>) => {
        if (data.id !== asked.current) return;
        clearTimeout(deadline);
        setState({ proof: data, busy: false, stuck: false });
      };
      deadline = setTimeout(() => {
        stop(worker);
        setState((before) => ({ ...before, busy: false, stuck: true }));
      }, longestMs);
      const request: ProofRequest = { id, yaml, seed };
      worker.current.postMessage(request);
    }, pauseMs);
    return () => {
      clearTimeout(pause);
      clearTimeout(deadline);
    };
  }, [yaml, seed]);
  return state;
}

function stop(worker: { current: Worker | null }): void {
  worker.current?.terminate();
  worker.current = null;
}
