import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Banners } from './banners.tsx';
import { composerId } from './composer.tsx';
import { Controls } from './controls.tsx';
import { Conversation } from './conversation.tsx';
import { ExhibitPanel } from './exhibit-panel.tsx';
import { PanelTabs, type Panel } from './panel-tabs.tsx';
import { PresenceStrip } from './presence-strip.tsx';
import { useScene } from './room-context.ts';
import { RoomHead } from './room-head.tsx';
import { Scratchpad } from './scratchpad.tsx';
import { TapToContinue } from './tap-to-continue.tsx';
import { tabTitle } from '../waiting/words.ts';
import { useVisibleHeight } from './use-visible-height.ts';

export function RoomLayout() {
  const { view, queue } = useScene();
  const [panel, setPanel] = useState<Panel>('talk');
  const element = useRef<HTMLElement>(null);
  useVisibleHeight(element);
  const shown = view.exhibits.length;
  const before = useRef(shown);
  // A new exhibit comes to the front, where only one panel has room.
  useEffect(() => {
    if (shown > before.current) setPanel('exhibit');
    before.current = shown;
  }, [shown]);
  const talk = () => setPanel('talk');
  const write = () => {
    // On the screen before it takes the focus, and within the press: for less no phone opens its keyboard.
    flushSync(talk);
    document.getElementById(composerId)?.focus();
  };
  return (
    <main ref={element} className="room bg-paper" data-panel={panel} data-exhibits={shown}>
      <title>{`${queue ? tabTitle(queue) : view.case_title} · Caseroom`}</title>
      <RoomHead />
      <PresenceStrip />
      <Banners onWrite={write} />
      <PanelTabs panel={panel} onChange={setPanel} exhibits={shown} />
      <Conversation onTalk={talk} />
      <ExhibitPanel />
      <Scratchpad />
      <Controls onWrite={write} />
      <TapToContinue />
    </main>
  );
}
