/** Adds the script of the suggestions when somebody enters a search box, and not before: the first view stays light. */
const forms = [...document.querySelectorAll<HTMLElement>('[data-island="search-box"]')];

function load(): void {
  for (const form of forms) form.removeEventListener('focusin', load);
  const script = document.createElement('script');
  script.type = 'module';
  script.src = forms[0]?.dataset.later ?? '';
  document.head.append(script);
}

for (const form of forms) form.addEventListener('focusin', load);
if (forms.some((form) => form.contains(document.activeElement))) load();
