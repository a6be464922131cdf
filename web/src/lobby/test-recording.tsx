import { Circle, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Recording, startRecording } from '../sound/record.ts';
import { Button } from '../ui/button.tsx';

/** Long enough to hear a room, short enough to wait for. */
const testMs = 5_000;

/** Records five seconds and plays them back, so that people hear what the interviewer will hear. */
export function TestRecording({ stream }: { stream: MediaStream }) {
  const [running, setRunning] = useState<Recording | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(timer.current);
    };
  }, []);
  useEffect(() => () => running?.cancel(), [running]);

  const stop = async (recording: Recording) => {
    clearTimeout(timer.current);
    setRunning(null);
    setUrl(URL.createObjectURL(await recording.stop()));
  };
  const start = async () => {
    setUrl(null);
    const recording = await startRecording(stream, testMs);
    if (isGone.current) return recording.cancel();
    setRunning(recording);
    timer.current = setTimeout(() => void stop(recording), testMs);
  };

  return (
    <div className="mt-6">
      <h3 className="font-medium">Hear yourself</h3>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {running ? (
          <Button
            icon={<Square aria-hidden="true" className="size-4 fill-current" />}
            onClick={() => void stop(running)}
          >
            Stop
          </Button>
        ) : (
          <Button
            icon={<Circle aria-hidden="true" className="size-4 fill-current text-red" />}
            onClick={() => void start()}
          >
            {url ? 'Record again' : 'Record five seconds'}
          </Button>
        )}
        {url && (
          <audio
            controls
            autoPlay
            src={url}
            aria-label="Your test recording"
            className="h-11 min-w-0 flex-1"
          />
        )}
        <span role="status" className="text-soft text-sm">
          {running ? 'Recording. Say a sentence.' : url ? 'Clear? Then you are fine.' : ''}
        </span>
      </div>
    </div>
  );
}
