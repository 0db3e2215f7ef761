// The one place where the page makes a script's address: the build's own worker, by name.

interface ScriptPolicy {
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const kRules: ScriptPolicy = {
  createScriptURL(url) {
    const address = new URL(url, document.baseURI);
    if (address.origin === location.origin) return address.href;
    throw new Error('Scripts come from this page only.');
  },
};

const kFactory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const kPolicy = kFactory?.createPolicy('parapet-worker', kRules) ?? kRules;

/** What `new Worker` takes: a TrustedScriptURL where the browser knows of them. */
export function scriptUrl(url: string): string {
  return kPolicy.createScriptURL(url);
}
