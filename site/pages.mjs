// SPDX-License-Identifier: Apache-2.0
// Makes the pages of the site of the Markdown of the repository: the same text, with links as the site needs them.
import fs from 'node:fs'
import path from 'node:path'
import { link, page } from './repository.mjs'
import { picture } from './benchmarks.mjs'

const root = path.resolve(import.meta.dirname, '..')
const target = path.join(import.meta.dirname, 'pages')

fs.rmSync(target, { recursive: true, force: true })
const files = ['', 'docs', 'docs/adr'].flatMap((folder) =>
  fs.readdirSync(path.join(root, folder)).map((name) => path.posix.join(folder, name)))
for (const file of files) {
  const name = page(file)
  if (name !== undefined) {
    write(name, text(file))
  }
}
fs.cpSync(path.join(root, 'docs/images'), path.join(target, 'public/images'), { recursive: true })
write('index.md', fs.readFileSync(path.join(import.meta.dirname, 'landing.md'), 'utf8'))
write('public/benchmarks.svg', picture(fs.readFileSync(path.join(root, 'docs/benchmarks.md'), 'utf8')))
console.log(`${files.filter((file) => page(file) !== undefined).length} pages`)

function write(name, content) {
  const file = path.join(target, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, content)
}

/** The text of a file; fenced code stays as it is. */
function text(file) {
  return fs.readFileSync(path.join(root, file), 'utf8')
    .split(/^(```[\s\S]*?^```)/m)
    .map((part) => part.startsWith('```') ? part : withLinks(file, part))
    .join('')
}

function withLinks(file, part) {
  return part.replace(/(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/g, (all, image, label, address) => {
    const found = image === '!' ? picturePath(file, address) : link(file, address)
    return found === undefined ? label : `${image}[${label}](${found})`
  })
}

/** Pictures of docs/images are at /images, wherever the page is. */
function picturePath(file, address) {
  const found = path.posix.join(path.posix.dirname(file), address)
  return found.startsWith('docs/images/') ? found.slice('docs'.length) : address
}
