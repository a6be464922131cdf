import { type Role, roles } from '@caseroom/core/wire/authoring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Field, Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

const roleWords: Record<Role, string> = {
  candidate: 'Candidate: no role',
  coach: 'Coach: writes cases, listens, scores',
  admin: 'Admin: gives roles',
};

/** For admins: who may write cases on this host. */
export function StaffSection() {
  const queries = useQueryClient();
  const staff = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => call('listStaff', { signal }) });
  const give = useMutation({
    meta: { silent: true },
    mutationFn: (body: { email: string; role: Role }) => call('giveRole', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = roles.find((each) => each === form.get('role')) ?? 'coach';
    give.mutate({ email: String(form.get('email') ?? '').trim(), role });
  };
  return (
    <section aria-labelledby="staff" className="mt-16 border-rule border-t pt-8">
      <h2 id="staff" className="font-serif text-2xl tracking-[-0.01em]">
        Who may write cases
      </h2>
      <ul className="mt-4 space-y-1">
        {staff.data?.people.map(({ email, name, role, fixed }) => (
          <li key={email}>
            {name} <span className="text-soft">({email})</span>: {role}
            {fixed && <span className="text-soft">, by the server's configuration</span>}
          </li>
        ))}
      </ul>
      {(give.isError || staff.isError) && (
        <Notice tone="bad" className="mt-4">
          {sentenceOf(give.error ?? staff.error)}
        </Notice>
      )}
      <form onSubmit={submit} className="mt-5 grid items-end gap-3 sm:flex">
        <Field label="E-mail of an account" name="email" type="email" required className="sm:w-72" />
        <Select label="Role" name="role" defaultValue="coach" className="sm:w-80">
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </Select>
        <Button type="submit" busy={give.isPending}>
          Give the role
        </Button>
      </form>
    </section>
  );
}
