import { comeByLink, type GuestListener } from '../e2e/rig/guest-listener.ts';

/** `URL COUNT`, the link's token in LINK_TOKEN: so many listeners in a process of their own, until it is ended. */
const [url = '', count = '0'] = process.argv.slice(2);

// One after the other: the media client loses rooms that are entered at the same moment.
const joined: Awaited<ReturnType<GuestListener['join']>>[] = [];
while (joined.length < Number(count)) {
  const guest = await comeByLink(url, process.env.LINK_TOKEN ?? '', `Listener ${joined.length + 1}`);
  joined.push(await guest.join());
}
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  const hearing = joined.filter(({ ear }) => ear.loud.last() !== undefined).length;
  process.stdout.write(`hearing ${hearing}\n`, () => process.exit(0));
});
