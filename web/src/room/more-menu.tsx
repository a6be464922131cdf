import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { saveChoices } from '../sound/choices.ts';
import { useDevices } from '../sound/use-devices.ts';
import { ControlButton } from './control-button.tsx';
import { captionSizes, setPreferences, usePreferences } from './preferences.ts';
import { useScene } from './room-context.ts';
import { useRepeat } from './use-repeat.ts';

const item =
  'flex min-h-10 cursor-pointer items-center gap-2 rounded-lg px-3 py-1.5 outline-none data-disabled:opacity-45 data-highlighted:bg-wash';

type MoreMenuProps = {
  onWrite: () => void;
  onHelp: () => void;
  onEnd: () => void;
  onCamera: () => void;
  onListeners: () => void;
};

/** Everything that is needed now and then. */
export function MoreMenu({ onWrite, onHelp, onEnd, onCamera, onListeners }: MoreMenuProps) {
  const { view, send, spoken, camera, microphone } = useScene();
  const { mayRepeat, repeat } = useRepeat();
  const writes = useRef(false);
  /** The menu gives the focus back to its button when it is gone: until then no other place can have it. */
  const afterClose = (event: Event) => {
    if (!writes.current) return;
    writes.current = false;
    event.preventDefault();
    onWrite();
  };
  const live = view.status === 'live';
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <ControlButton
          icon={<Ellipsis aria-hidden="true" className="size-5.5 lg:size-5 short:size-5" />}
          label="More"
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          onCloseAutoFocus={afterClose}
          className="z-40 max-h-[min(36rem,var(--radix-dropdown-menu-content-available-height))] w-72 overflow-y-auto rounded-2xl border border-rule bg-sheet p-1.5 shadow-lg"
        >
          <DropdownMenu.Item className={item} disabled={!mayRepeat} onSelect={repeat}>
            Repeat that
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className={item}
            onSelect={() => {
              writes.current = true;
            }}
          >
            {spoken ? 'Type instead of talking' : 'Go to the writing field'}
          </DropdownMenu.Item>
          {view.setting === 'practice' && (
            <DropdownMenu.Item
              className={item}
              onSelect={() => void send({ command: view.status === 'paused' ? 'resume' : 'pause' })}
            >
              {view.status === 'paused' ? 'Go on' : 'Pause the interview'}
            </DropdownMenu.Item>
          )}
          {spoken && (
            <DropdownMenu.CheckboxItem
              className={item}
              disabled={!live}
              checked={view.by_key === true}
              onCheckedChange={(on) => {
                saveChoices({ byKey: on });
                // From now on nothing else on the page would switch it on.
                if (on) void microphone.set(true);
                void send({ command: 'talk_by_key', on });
              }}
            >
              <span className="w-4">
                <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
              </span>
              Talk by key
            </DropdownMenu.CheckboxItem>
          )}
          {spoken && (
            <DropdownMenu.Item className={item} onSelect={onCamera}>
              {camera.on ? 'Switch the camera off' : 'Switch the camera on'}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className={item} onSelect={onListeners}>
            Who may listen
          </DropdownMenu.Item>
          <ReadingItems />
          {spoken && <DeviceItems />}
          <DropdownMenu.Separator className="my-1.5 h-px bg-rule" />
          <DropdownMenu.Item className={item} onSelect={onHelp}>
            Keys
            <kbd className="ml-auto font-sans text-soft text-sm">?</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className={`${item} text-red`} onSelect={onEnd}>
            End the interview
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ReadingItems() {
  const { captionSize, readLines } = usePreferences();
  const { spoken } = useScene();
  return (
    <>
      <Group title="Size of captions">
        <DropdownMenu.RadioGroup
          value={captionSize}
          onValueChange={(value) =>
            setPreferences({ captionSize: captionSizes.find((size) => size === value) ?? 'medium' })
          }
          className="flex"
        >
          {captionSizes.map((size) => (
            <DropdownMenu.RadioItem
              key={size}
              value={size}
              onSelect={(event) => event.preventDefault()}
              className={`${item} flex-1 justify-center capitalize data-[state=checked]:bg-wash data-[state=checked]:font-medium`}
            >
              {size}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </Group>
      {spoken && (
        <DropdownMenu.CheckboxItem
          className={item}
          checked={readLines}
          onCheckedChange={(checked) => setPreferences({ readLines: checked })}
        >
          <span className="w-4">
            <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
          </span>
          Let my screen reader read captions
        </DropdownMenu.CheckboxItem>
      )}
    </>
  );
}

function DeviceItems() {
  const { microphone, room } = useScene();
  const microphones = useDevices('audioinput', microphone.on);
  const current = room.getActiveDevice('audioinput') ?? 'default';
  if (microphones.length < 2) return null;
  return (
    <Group title="Microphone">
      <DropdownMenu.RadioGroup value={current} onValueChange={(deviceId) => void microphone.use(deviceId)}>
        {microphones.map((device) => (
          <DropdownMenu.RadioItem key={device.deviceId} value={device.deviceId} className={item}>
            <span className="w-4">
              <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
            </span>
            <span className="truncate">{device.label}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Separator className="my-1.5 h-px bg-rule" />
      <DropdownMenu.Label className="px-3 py-1 text-soft text-sm">{title}</DropdownMenu.Label>
      {children}
    </DropdownMenu.Group>
  );
}
