// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitepress'
import { BASE } from '../repository.mjs'

/** As GitHub makes them of headings, so that links hold in both places. */
function slugify(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
}

/** The records of decisions, by the first line of each. */
function decisions() {
  const folder = path.resolve(import.meta.dirname, '../../docs/adr')
  return fs.readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => ({
    text: fs.readFileSync(path.join(folder, name), 'utf8').split('\n')[0].replace(/^# /, ''),
    link: `/adr/${name.replace(/\.md$/, '')}`,
  }))
}

const pages = (...names) => names.map(([text, link]) => ({ text, link }))

export default defineConfig({
  title: 'camel-pipedrive',
  description: 'An Apache Camel component for the Pipedrive CRM',
  srcDir: 'pages',
  base: BASE,
  cleanUrls: false,
  lastUpdated: false,
  ignoreDeadLinks: 'localhostLinks',
  markdown: {
    anchor: { slugify },
    config: (markdown) => {
      // Camel writes {{placeholders}}, which are no expressions of Vue.
      const inline = markdown.renderer.rules.code_inline
      markdown.renderer.rules.code_inline = (...given) => inline(...given).replace(/^<code/, '<code v-pre')
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/contents' },
      { text: 'Operations', link: '/operations' },
      { text: 'Options', link: '/options' },
      { text: 'Changes', link: '/project/changelog' },
    ],
    sidebar: [
      {
        text: 'Begin',
        items: pages(['Where to find what', '/contents'], ['Plain Camel', '/plain-camel'], ['Spring Boot', '/spring-boot'],
          ['Quarkus', '/quarkus'], ['Camel JBang', '/camel-jbang'], ['Kamelets', '/kamelets'], ['Routes in Java', '/java-dsl'],
          ['Sandbox', '/sandbox'], ['Runtimes and versions', '/runtimes'], ['Editors and tools', '/editors']),
      },
      {
        text: 'Use',
        items: pages(['Calls', '/calls'], ['Names instead of IDs', '/names'], ['Paging', '/paging'], ['Writing in bulk', '/bulk'],
          ['Custom fields', '/custom-fields'], ['Route templates', '/templates'], ['Errors', '/errors'], ['Retries', '/retries'],
          ['Rate limits', '/rate-limits'], ['Connecting', '/connecting'], ['Sign in with OAuth', '/oauth'],
          ["Senders you don't trust", '/untrusted-senders'], ['Test your own routes', '/testing'], ['Examples', '/examples']),
      },
      {
        text: 'Operate',
        items: pages(['What is promised', '/promises'], ['Observability', '/observability'], ['Benchmarks', '/benchmarks'],
          ['Native images and class loaders', '/embedding']),
      },
      { text: 'Reference', items: pages(['Operations', '/operations'], ['Options and headers', '/options']) },
      {
        text: 'Migrate',
        items: pages(['From HTTP routes', '/migrate-from-http'], ['From n8n or Zapier', '/migrate-from-flows'],
          ['From version 1 of the API', '/migrate-from-v1']),
      },
      {
        text: 'Project',
        items: pages(['Changelog', '/project/changelog'], ['Contributing', '/project/contributing'],
          ['Architecture', '/project/architecture'], ['Security', '/project/security']),
      },
      { text: 'Decisions', collapsed: true, items: decisions() },
    ],
    footer: { message: 'Apache-2.0. Not affiliated with Pipedrive or the Apache Software Foundation.' },
  },
})
