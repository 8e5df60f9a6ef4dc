import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../database/migrate.ts';
import { exampleEnvironment, readSettings, SettingsError, settingsSchema } from './settings.ts';

describe('settings', () => {
  test('are complete without any environment, and empty values count as absent', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 3000,
      PENDOPO_DOMAIN: 'localhost',
      PENDOPO_ROLES: ['web', 'worker', 'probe'],
    });
    expect(readSettings({ PORT: '', DATABASE_URL: '' }).PORT).toBe(3000);
  });

  test('report every fault together, by name', () => {
    const read = () => readSettings({ PORT: 'x', SMTP_URL: 'http://mail', PENDOPO_ROLES: 'web,cook' });
    expect(read).toThrow(SettingsError);
    try {
      read();
    } catch (error) {
      const faults = error instanceof SettingsError ? error.faults.join(' ') : '';
      for (const name of ['PORT', 'SMTP_URL', 'PENDOPO_ROLES']) expect(faults).toContain(name);
    }
  });

  test('each have a description', () => {
    for (const [name, schema] of Object.entries(settingsSchema.shape)) expect(schema.description, name).toBeTruthy();
  });

  test('.env.example is printed from them', () => {
    expect(readFileSync(join(PROJECT_ROOT, '.env.example'), 'utf8')).toBe(exampleEnvironment());
  });
});
