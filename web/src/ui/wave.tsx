/** The product's sign: a line that speaks. */
export function Wave({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 34 16" className={className} aria-hidden="true" fill="none" stroke="currentColor">
      <path
        d="M1 8h5c3 0 2.500-6 5-6s3 12 6 12 2.500-9 5-9 2 3 4.500 3H33"
        strokeWidth="2.200"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
