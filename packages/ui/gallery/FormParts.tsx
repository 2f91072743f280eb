import { Checkbox, MultiSelect, Radio, Select, Switch, Tabs, Textarea, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { FormActions, SealedLabel, UserErrors } from '../src/index.ts';
import { Part } from './Part.tsx';

/** Everything a form is made of. */
export function FormParts() {
  return (
    <>
      <Part title="Form">
        <div style={{ inlineSize: '100%', display: 'grid', gap: 16 }}>
          <UserErrors
            errors={[{ code: 'VERSION_CONFLICT', message: 'Maria Lopez changed this contact a minute ago.' }]}
          />
          <TextInput label="Full name" description="As the person writes it" placeholder="Ana Ruiz" />
          <TextInput label="E-mail" defaultValue="ana@" error="This is not a complete address" />
          <Select label="Stage" data={['Lead', 'Customer']} placeholder="Choose a stage" />
          <MultiSelect label="Topics" data={['Product news', 'Events']} defaultValue={['Events']} />
          <TextInput label={<SealedLabel>Birth date</SealedLabel>} aria-label="Birth date" placeholder="12 May 1984" />
          <Textarea label="Note" placeholder="What was said" />
          <Checkbox label="Restrict while this is checked" />
          <Checkbox label="Tell the recipients" defaultChecked />
          <Radio label="By e-mail" name="how" defaultChecked />
          <Radio label="By post" name="how" />
          <Switch label="Single-letter shortcuts" defaultChecked />
          <FormActions submitLabel="Create contact" onCancel={() => undefined} />
        </div>
      </Part>
      <Part title="Calendar and tabs">
        <DatePicker defaultDate="2026-11-01" defaultValue="2026-11-22" />
        <Tabs defaultValue="due">
          <Tabs.List>
            <Tabs.Tab value="due">Due soon</Tabs.Tab>
            <Tabs.Tab value="overdue">Overdue</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="due">Three requests</Tabs.Panel>
          <Tabs.Panel value="overdue">None</Tabs.Panel>
        </Tabs>
      </Part>
    </>
  );
}
