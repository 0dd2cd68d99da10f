// Before the first paint: what the address says of the look, so that nothing flashes while the page is fetched.
const wanted = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
const theme = wanted.get('theme');
if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
if (wanted.get('embed') === '1') dataset['embed'] = '';

// A script that cannot be fetched: there is nothing yet that could say so.
addEventListener(
  'error',
  ({ target }) => {
    const main = document.querySelector('main.is-first');
    if (!(target instanceof HTMLScriptElement) || main === null) return;
    main.removeAttribute('aria-busy');
    const chinese = (wanted.get('lang') ?? navigator.language).startsWith('zh');
    main.textContent = chinese
      ? '页面的一部分未能加载。请检查网络，然后刷新。'
      : 'A part of this page could not be fetched. Check the network, then reload.';
  },
  { capture: true },
);
