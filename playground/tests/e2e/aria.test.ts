// What a screen reader is told of the dialogs and views that take something out of the page.
import { expect, test } from './playground';

const text = 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      DB_PASSWORD: hunter2\n';

test.beforeEach(async ({ playground, page }) => {
  for (const name of ['Dockerfile', 'app.py']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  }
  await playground.write(text);
  await expect(playground.result).toContainText('web');
});

test('the page has one heading, its regions and a way to each', async ({ page }) => {
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "kompose-rs playground" [level=1]
      - button "Examples"
      - combobox "Target":
        - option "Kubernetes" [selected]
        - option "Swarm"
      - button "Share"
      - button "Download"
    - main:
      - region "Compose project":
        - tablist "Files of the project":
          - tab "compose.yaml" [selected]
        - tabpanel "compose.yaml":
          - textbox "compose.yaml, file of the Compose project"
      - region "Result":
        - tablist "Views of the result":
          - tab "Manifests" [selected]
        - tabpanel "Manifests"
      - region "Problems and addresses"
  `);
});

test('the share dialog', async ({ page }) => {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Share":
      - heading "Share" [level=2]
      - button "Close"
      - group "1 value looks like a secret":
        - list "1 value looks like a secret":
          - listitem:
            - text: DB_PASSWORD
            - code: compose.yaml:5
        - radio "Replace by placeholders" [checked]
        - radio "Share as it is"
      - textbox "Link to this project"
      - button "Copy link"
      - paragraph:
        - status
      - button "Copy as Markdown"
      - heading "In the link" [level=3]
      - list:
        - listitem:
          - code: compose.yaml
          - text: 5 lines
  `);
});

test('the download dialog', async ({ page }) => {
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Download":
      - heading "Download" [level=2]
      - button "Close"
      - list "Result files":
        - listitem:
          - code: web-env-secret.yaml
          - text: secret
        - listitem:
          - code: web-service.yaml
        - listitem:
          - code: web-deployment.yaml
      - paragraph: The marked files hold secret values. Keep them out of repositories.
      - list:
        - listitem:
          - button "Result as an archive 3 files for Kubernetes, in a zip with their folders"
        - listitem:
          - button /One file What is shown. All manifests/
        - listitem:
          - button "Compose project The files on the left, in a zip"
  `);
});

test('the comparison', async ({ page }) => {
  await page.getByRole('tab', { name: 'Diff' }).click();
  await page.getByLabel('Compare').selectOption('the Compose project');
  await expect(page.getByRole('region', { name: 'Result' })).toMatchAriaSnapshot(`
    - tabpanel "Diff":
      - combobox "Compare":
        - option "the result"
        - option "the Compose project" [selected]
      - combobox "with":
        - option "as it was opened" [selected]
        - option "as it was last shared"
      - textbox "the Compose project now and as it was opened, read-only"
  `);
});
