/**
 * "Select all" for lists of tasks: progressive enhancement, each can be ticked without it. It listens to the document, so that it goes on after the
 * page's content was replaced.
 */
function selecting(): void {
  document.documentElement.classList.add('js');
  const boxesOf = (form: Element | null): HTMLInputElement[] => [
    ...(form?.querySelectorAll<HTMLInputElement>('input[name="task"]') ?? []),
  ];
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const form = target.closest('form[data-select]');
    const all = form?.querySelector<HTMLInputElement>('[data-select-all]');
    if (!all) return;
    const boxes = boxesOf(form);
    if (target === all) for (const box of boxes) box.checked = all.checked;
    const ticked = boxes.filter(({ checked }) => checked).length;
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  });
}

/** The script as it is sent: its own source. */
export const selectScript = (): string => `(${String(selecting)})();\n`;
