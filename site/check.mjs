// SPDX-License-Identifier: Apache-2.0
// Each link within the built site leads to a page, and to a heading of it; each picture is there. VitePress itself does not check headings.
import fs from 'node:fs'
import path from 'node:path'
import { BASE } from './repository.mjs'

const site = path.join(import.meta.dirname, '.vitepress/dist')
const pages = fs.readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith('.html'))
const html = new Map(pages.map((name) => [name, fs.readFileSync(path.join(site, name), 'utf8')]))
const broken = []
let links = 0

for (const [name, text] of html) {
  for (const [, address] of text.matchAll(/<(?:a [^>]*href|img [^>]*src)="([^"]*)"/g)) {
    if (/^[a-z]+:/.test(address)) {
      continue
    }
    links++
    const [file, anchor] = decodeURI(address).split('#')
    const target = file === '' ? name : fileOf(name, file)
    const found = html.get(target)
    const isThere = found !== undefined || fs.existsSync(path.join(site, target))
    if (!isThere || (anchor && !found?.includes(`id="${anchor}"`))) {
      broken.push(`${name}: ${address}`)
    }
  }
}
if (links < 500 || broken.length > 0) {
  console.error(`${links} links in ${pages.length} pages; broken:\n${broken.join('\n')}`)
  process.exit(1)
}
console.log(`${links} links in ${pages.length} pages lead somewhere.`)

function fileOf(from, address) {
  const absolute = address.startsWith('/')
    ? '/' + address.slice(BASE.length)
    : path.posix.join('/', path.posix.dirname(from), address)
  return absolute.slice(1) === '' || absolute.endsWith('/') ? `${absolute.slice(1)}index.html` : absolute.slice(1)
}
