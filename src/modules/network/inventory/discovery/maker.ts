/** Makers of network devices by their number. Source: IANA Private Enterprise Numbers. */
const MAKERS: Readonly<Record<string, string>> = {
  '9': 'Cisco',
  '11': 'HP',
  '171': 'D-Link',
  '318': 'APC',
  '890': 'Zyxel',
  '2011': 'Huawei',
  '2636': 'Juniper',
  '3902': 'ZTE',
  '4526': 'Netgear',
  '11863': 'TP-Link',
  '12356': 'Fortinet',
  '14988': 'MikroTik',
  '25053': 'Ruckus',
  '25506': 'H3C',
  '41112': 'Ubiquiti',
};

/** The maker that sysObjectID names; empty when it is not known. */
export function makerOf(objectId: string): string {
  const [, number = ''] = /^1\.3\.6\.1\.4\.1\.(\d+)(\.|$)/.exec(objectId) ?? [];
  return MAKERS[number] ?? '';
}

/** What a device probably is, by what it says of itself; a person corrects it. */
export function roleOf(description: string): string {
  const said = description.toLowerCase();
  const found = ROLES.find(([words]) => words.test(said));
  return found?.[1] ?? 'other';
}

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/fortigate|firewall|pfsense|opnsense/, 'firewall'],
  [/switch|procurve|catalyst/, 'switch'],
  [/access point|unifi|wireless|ruckus/, 'access-point'],
  [/routeros|router|cisco ios|junos/, 'router'],
  [/printer|laserjet/, 'printer'],
  [/ups|smart-ups/, 'ups'],
  [/linux|windows|freebsd|vmware/, 'server'],
];
