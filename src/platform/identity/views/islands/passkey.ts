/** Signs in with a passkey, or adds one, where the browser can. Source: Web Authentication Level 3. */
for (const root of document.querySelectorAll<HTMLElement>('[data-island="passkey"]')) start(root);

function start(root: HTMLElement): void {
  const button = root.querySelector('button');
  const status = root.querySelector('[role="status"]');
  if (!button || !status || !isSupported()) return;
  root.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = root.dataset.waiting ?? '';
    try {
      location.assign(root.dataset.purpose === 'register' ? await register(root) : await signIn(root));
    } catch {
      status.textContent = root.dataset.failed ?? '';
      button.disabled = false;
    }
  });
}

function isSupported(): boolean {
  return (
    'PublicKeyCredential' in window &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  );
}

/** @returns where to go next */
async function signIn(root: HTMLElement): Promise<string> {
  const options = (await ask('generate-authenticate-options')) as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...options, userVerification: 'required' });
  const credential = await navigator.credentials.get({ publicKey });
  return goal(await ask('verify-authentication', { response: jsonOf(credential), tujuan: root.dataset.return }));
}

/** @returns where to go next */
async function register(root: HTMLElement): Promise<string> {
  const options = (await ask('generate-register-options')) as PublicKeyCredentialCreationOptionsJSON;
  if ('redirect' in options) return goal(options);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  const name = root.querySelector('input')?.value.trim();
  return goal(await ask('verify-registration', { response: jsonOf(credential), ...(name && { name }) }));
}

async function ask(step: string, body?: object): Promise<object> {
  const sent = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`/auth/passkey/${step}`, sent);
  if (!response.ok) throw new Error(`${step}: ${response.status}`);
  return response.json();
}

function jsonOf(credential: Credential | null): unknown {
  if (credential instanceof PublicKeyCredential) return credential.toJSON();
  throw new Error('The device gave no passkey');
}

function goal(answer: object): string {
  return 'redirect' in answer && typeof answer.redirect === 'string' ? answer.redirect : location.pathname;
}
