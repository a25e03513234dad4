/**
 * Review by keyboard: every key presses what stands on the page anyway (`data-key`), goes to the next doubtful field, or takes a candidate for the
 * line that one is at. Single keys work outside of fields and can be turned off; with Alt they work everywhere.
 */
function reviewing(): void {
  document.documentElement.classList.add('js');
  const STORE = 'hub-single-keys';
  const toggle = document.getElementById('single-keys') as HTMLInputElement | null;
  const kept = (): string | null => {
    try {
      return localStorage.getItem(STORE);
    } catch {
      return null;
    }
  };
  if (toggle) toggle.checked = kept() !== 'off';
  toggle?.addEventListener('change', () => {
    try {
      localStorage.setItem(STORE, toggle.checked ? 'on' : 'off');
    } catch {
      // Without a store it holds for this page.
    }
  });

  /** Where one was last: a key can follow after the focus has gone to a mark. */
  let at: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.closest('.understanding')) at = target;
  });

  const step = (by: 1 | -1): void => {
    const doubtful = [
      ...document.querySelectorAll<HTMLElement>(
        '.understood.doubted input:not([type=hidden]), .understood.doubted select, .understood.doubted textarea',
      ),
    ];
    if (doubtful.length === 0) return;
    const place = doubtful.indexOf(at as HTMLElement);
    const next = place < 0 ? (by === 1 ? 0 : doubtful.length - 1) : (place + by + doubtful.length) % doubtful.length;
    doubtful[next]?.focus();
    doubtful[next]?.scrollIntoView({ block: 'center' });
  };

  const fill = (button: HTMLElement | undefined): void => {
    const input = document.getElementById(button?.dataset.for ?? '');
    if (!(input instanceof HTMLInputElement)) return;
    input.value = button?.dataset.candidate ?? '';
    input.focus();
  };

  const candidate = (number: number): void => {
    const lines = [...document.querySelectorAll('fieldset.line')].filter((one) =>
      one.querySelector('[data-candidate]'),
    );
    const line = at?.closest('fieldset.line') ?? lines[0];
    fill([...(line?.querySelectorAll<HTMLElement>('[data-candidate]') ?? [])][number - 1]);
  };

  const evidence = (): void => {
    const linkIn = (part: string) => at?.closest(part)?.querySelector<HTMLAnchorElement>('[data-evidence]');
    const link = linkIn('.understood') ?? linkIn('fieldset.line');
    const mark = link ? document.getElementById(link.hash.slice(1)) : null;
    if (!link || !mark) return;
    mark.scrollIntoView({ block: 'center' });
    mark.querySelector('a')?.focus({ preventScroll: true });
  };

  const press = (key: string): boolean => {
    const control = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (!control) return false;
    const folded = control.tagName === 'SUMMARY' ? control.closest('details') : null;
    if (!folded) {
      control.click();
      return true;
    }
    folded.open = key === '?' ? !folded.open : true;
    const first = folded.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea');
    (key === '?' ? control : (first ?? control)).focus();
    folded.scrollIntoView({ block: 'nearest' });
    return true;
  };

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-candidate]') : null;
    if (button) fill(button);
  });

  /** The key that is meant. With Alt some layouts type another character: then the place of the key counts. */
  const keyOf = ({ altKey, shiftKey, code, key }: KeyboardEvent): string => {
    if (!altKey) return key.toLowerCase();
    if (shiftKey && code === 'Slash') return '?';
    return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key;
  };

  const act = (key: string): boolean => {
    if (/^[1-9]$/.test(key)) candidate(Number(key));
    else if (key === 'n') step(1);
    else if (key === 'p') step(-1);
    else if (key === 'e') evidence();
    else return /^[a-z?]$/.test(key) && press(key);
    return true;
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
    const focus = document.activeElement as HTMLElement | null;
    const isTyping = focus?.matches('textarea, select, input:not([type=checkbox]):not([type=radio])') === true;
    const isOff = isTyping || toggle?.checked === false;
    if (event.key === 'Escape' && isTyping) focus?.blur();
    else if ((event.altKey || !isOff) && act(keyOf(event))) event.preventDefault();
  });
}

/** The script as it is sent: its own source. */
export const reviewScript = (): string => `(${String(reviewing)})();\n`;
