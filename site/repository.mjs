// SPDX-License-Identifier: Apache-2.0
// Where the pages of the repository are on the site, and where the files are that are no pages.
import path from 'node:path'

/** Such as https://github.com/OWNER/NAME/blob/main; without it, links to files that are no pages become plain text. */
export const FILES = process.env.SITE_FILES ?? ''

/** The path at which the site is published, with a slash at both ends. */
export const BASE = `/${process.env.SITE_BASE ?? ''}/`.replace(/\/+/g, '/')

/** The site's path of a Markdown file of the repository; undefined for a file that is no page. */
export function page(file) {
  if (file === 'docs/index.md') {
    return 'contents.md'
  }
  if (/^docs\/(adr\/)?[^/]+\.md$/.test(file)) {
    return file.slice('docs/'.length)
  }
  if (/^[A-Z_]+\.md$/.test(file)) {
    return `project/${file.toLowerCase()}`
  }
  return undefined
}

/** The link as it is on the site, for a link in a Markdown file of the repository. */
export function link(from, target) {
  if (/^([a-z]+:|#)/.test(target)) {
    return target
  }
  const [name, anchor] = target.split('#')
  const file = path.posix.normalize(path.posix.join(path.posix.dirname(from), name))
  const found = page(file)
  if (found === undefined) {
    return FILES === '' ? undefined : `${FILES}/${file}`
  }
  const relative = path.posix.relative(path.posix.dirname(page(from)), found)
  return (relative.startsWith('.') ? relative : `./${relative}`) + (anchor === undefined ? '' : `#${anchor}`)
}
