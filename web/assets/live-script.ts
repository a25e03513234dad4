/**
 * What another person did appears without loading the page again: the script asks now and then whether there is something new (an answer of a
 * few bytes), and then puts the new page's content in place of the old one. It stops while the page is hidden, asks ever less often while
 * nothing happens or nobody answers, and never replaces what somebody is writing: then it only says that there is something new.
 */
function live(): void {
  const main = document.getElementById('main');
  const source = document.querySelector<HTMLElement>('[data-live]');
  const address = source?.dataset.live;
  const words = source?.dataset.news ?? '';
  if (!main || !address) return;
  const FIRST = 5000;
  const LONGEST = 60000;
  let wait = FIRST;
  let tag = source?.dataset.tag ? `"${source.dataset.tag}"` : '';
  let timer = 0;

  const isBusy = (): boolean =>
    main.contains(document.activeElement) && document.activeElement?.matches('input, textarea, select') === true
      ? true
      : [...main.querySelectorAll('form')].some((form) =>
          [...form.elements].some(
            (one) =>
              (one instanceof HTMLTextAreaElement && one.value !== one.defaultValue) ||
              (one instanceof HTMLInputElement &&
                (one.value !== one.defaultValue || one.checked !== one.defaultChecked)),
          ),
        );

  const tell = (): void => {
    if (document.getElementById('news')) return;
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = words;
    const news = document.createElement('p');
    news.id = 'news';
    news.className = 'flash note';
    news.setAttribute('role', 'status');
    news.append(link);
    main.prepend(news);
  };

  const renew = async (): Promise<void> => {
    if (isBusy()) return tell();
    const reply = await fetch(location.href, { headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('main');
    if (!reply.ok || !next) return;
    const open = [...main.querySelectorAll('details')].map((one) => one.open);
    main.replaceChildren(...next.childNodes);
    main.querySelectorAll('details').forEach((one, index) => {
      if (open[index]) one.open = true;
    });
  };

  const look = async (): Promise<void> => {
    try {
      const reply = await fetch(address, { headers: tag ? { 'if-none-match': tag } : {}, cache: 'no-store' });
      if (reply.status === 200 && !reply.redirected) {
        const seen = tag;
        tag = reply.headers.get('etag') ?? '';
        if (seen && seen !== tag) await renew();
        wait = FIRST;
      } else if (reply.status === 304) wait = Math.min(LONGEST, wait * 1.3);
      else wait = LONGEST;
    } catch {
      wait = Math.min(LONGEST, wait * 2);
    }
    plan();
  };

  const plan = (): void => {
    clearTimeout(timer);
    if (!document.hidden) timer = window.setTimeout(look, wait);
  };
  document.addEventListener('visibilitychange', () => {
    wait = FIRST;
    if (document.hidden) clearTimeout(timer);
    else void look();
  });
  plan();
}

/** The script as a file of its own: the function as its own source, called once. */
export const liveScript = (): string => `(${String(live)})();\n`;
