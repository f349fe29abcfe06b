/** An id that no other work has. */
export function newId() {
  const parts = crypto.getRandomValues(new Uint32Array(2));
  return [...parts].map((part) => part.toString(36).padStart(7, "0")).join("");
}
