import { Outlet } from '@tanstack/react-router';
import { Toaster } from 'sonner';

export function Root() {
  return (
    <>
      <Outlet />
      <Toaster
        position="top-center"
        theme="system"
        toastOptions={{
          style: {
            background: 'var(--sheet)',
            color: 'var(--ink)',
            borderColor: 'var(--rule)',
            fontFamily: 'var(--font-sans)',
          },
        }}
      />
    </>
  );
}
