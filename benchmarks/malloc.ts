/**
 * Gives memory that the C library holds free back to the system (malloc_trim(3)): chunks between others in use stay
 * resident otherwise, however little is in use. False without glibc or koffi; nothing happens then.
 */
export async function trimMalloc(): Promise<boolean> {
  try {
    const { load } = await import('koffi');
    load(null).func('int malloc_trim(size_t)')(0);
    return true;
  } catch {
    return false;
  }
}
