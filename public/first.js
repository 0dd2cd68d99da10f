// Before the first paint: what the address says of the look, so that nothing flashes while the page is fetched.
const wanted = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
const theme = wanted.get('theme');
if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
if (wanted.get('embed') === '1') dataset['embed'] = '';
