import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'));

/** Every script that the browser must have before the chunk's page can be used. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}
const filesOf = (keys) => [...keys].map((key) => `dist/${manifest[key].file}`);
const first = closure('index.html');
const beyond = (base, key) => [...closure(key)].filter((each) => !base.has(each));
const room = closure('src/room/room-page.tsx');

export default [
  { name: 'First page', path: filesOf(first), gzip: true, limit: '250 KB' },
  {
    name: 'Lobby, on top',
    path: filesOf(beyond(first, 'src/lobby/lobby-page.tsx')),
    gzip: true,
    limit: '180 KB',
  },
  {
    name: 'Room, on top',
    path: filesOf(beyond(first, 'src/room/room-page.tsx')),
    gzip: true,
    limit: '220 KB',
  },
  {
    name: 'Report, on top',
    path: filesOf(beyond(first, 'src/report/report-page.tsx')),
    gzip: true,
    limit: '60 KB',
  },
  {
    name: 'Charts, on top of the room',
    path: filesOf(beyond(room, 'src/ui/exhibit-chart.tsx')),
    gzip: true,
    limit: '120 KB',
  },
];
