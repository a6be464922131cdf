import type { Role, StaffMember } from '@caseroom/core/wire/authoring';
import type { Db } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { People } from './person.service.ts';
import * as repository from './role.repository.ts';
import type { Holder } from './role.repository.ts';

export type Roles = ReturnType<typeof createRoles>;

type RoleDeps = {
  db: Db;
  people: Pick<People, 'getPerson'>;
  /** Accounts with these addresses, in lower case, are admins: the first ones of a host. */
  adminEmails: readonly string[];
};

const refusals = {
  coach: 'This is for coaches. Ask whoever runs this server to make you one.',
  admin: 'Only admins can give roles here. Ask whoever runs this server.',
} as const;

/** Who may do what. Read from the database at each question, so that a role given now holds at once. */
export function createRoles({ db, people, adminEmails }: RoleDeps) {
  const isFixed = (email: string): boolean => adminEmails.includes(email.toLowerCase());
  const roleOf = ({ email, role }: Holder): Role => (isFixed(email) ? 'admin' : role);
  const memberOf = (holder: Holder): StaffMember => ({
    email: holder.email,
    name: holder.name,
    role: roleOf(holder),
    fixed: isFixed(holder.email),
  });

  async function getRole(caller: Caller): Promise<Role> {
    const holder = await repository.findHolder(db, caller.accountId);
    return holder ? roleOf(holder) : 'candidate';
  }

  async function requireRole(caller: Caller, needed: 'coach' | 'admin'): Promise<void> {
    const role = await getRole(caller);
    if (role === 'admin' || role === needed) return;
    throw new AppError('role_needed', refusals[needed]);
  }

  async function give(caller: Caller, email: string, role: Role): Promise<StaffMember> {
    await requireRole(caller, 'admin');
    const accountId = await repository.findAccountId(db, email.toLowerCase());
    if (accountId === undefined)
      throw new AppError(
        'no_such_account',
        'Nobody here has this e-mail address. Let them create an account first, then give the role.',
      );
    await people.getPerson(accountId);
    await repository.updateRole(db, accountId, role);
    const holder = await repository.findHolder(db, accountId);
    if (!holder) throw new Error('An account has no person.');
    return memberOf(holder);
  }

  async function listStaff(caller: Caller): Promise<StaffMember[]> {
    await requireRole(caller, 'admin');
    return (await repository.listHolders(db, adminEmails)).map(memberOf);
  }

  return { getRole, requireRole, give, listStaff };
}
